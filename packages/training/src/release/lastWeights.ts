import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CifraError } from '@cifra/core/base/error.ts';
import { type Bundle, parseBundle } from '@cifra/core/model/bundle.ts';
import type { NumberManifest } from '@cifra/core/model/manifest.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { meanWeights } from '../nn/meanWeights.ts';
import { stripGraph } from '../nn/release.ts';
import type { TrainingState } from '../nn/trainer.ts';
import type { NumberRecipe } from '../recipe/numberRecipe.ts';
import { openCheckpoints } from '../run/checkpointFolder.ts';
import { readRun } from '../run/runFolder.ts';
import { numberTask } from '../tasks/line/numberTask.ts';
import type { Task } from '../tasks/task.ts';

type Sources = Parameters<typeof numberTask>[1];

/** A released model of the same network, and the share of the run's weights in the mean with it. */
export type MeanWith = { readonly bundle: Bundle<'number'>; readonly share: number };

/**
 * Bundles the last weights of a number run. The run's own bundle has the weights of the best
 * validation. Which epoch is best on validation is chance, because the epochs differ by only a few
 * lines. For whole numbers, the last weights were better.
 *
 * @param mean a released model whose weights have a part in the bundle's
 */
export async function lastWeights(run: string, sources: Sources, mean?: MeanWith): Promise<Bundle<'number'>> {
  const earlier = await readRun(run);
  const { newest } = await (await openCheckpoints(join(run, 'checkpoints'))).latest();
  if (!earlier || !newest || earlier.recipe.task !== 'number')
    throw new CifraError('invalid-run', `${run}: expected a finished run of a number recipe`);
  const { seed, commit, versions, data, from } = earlier.head;
  const task = await numberTask(earlier.recipe as NumberRecipe, sources, createRandom(seed));
  const { progress, state } = newest.checkpoint;
  const epochs = progress.step / task.batches.stepsPerEpoch;
  const folder = await mkdtemp(join(tmpdir(), 'cifra-release-'));
  try {
    const training = { seed, commit, versions, data, epochs, ...(from && { from }) };
    await task.release(folder, mean ? meanState(task, state, mean) : state, {
      ...training,
      ...(mean && { mean: meanOf(mean) }),
    });
    const [manifest, model] = await Promise.all(
      ['manifest.json', 'model.onnx'].map((file) => readFile(join(folder, file))),
    );
    return await parseBundle({ manifest: manifest.toString(), model }, 'number');
  } finally {
    await rm(folder, { recursive: true });
  }
}

function meanState({ plan }: Task, state: TrainingState, { bundle, share }: MeanWith): TrainingState {
  const own = stripGraph(plan, { weights: state.average, statistics: state.statistics });
  const { weights, statistics } = meanWeights(plan, bundle.model, own, share);
  return { ...state, average: weights, ...(statistics && { statistics }) };
}

function meanOf({ bundle, share }: MeanWith): NonNullable<NumberManifest['training']['mean']> {
  return { model: `${bundle.manifest.name} ${bundle.manifest.version}`, share };
}
