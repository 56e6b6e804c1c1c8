import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CifraError } from '@cifra/core/base/error.ts';
import { type Bundle, parseBundle } from '@cifra/core/model/bundle.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import type { NumberRecipe } from '../recipe/numberRecipe.ts';
import { openCheckpoints } from '../run/checkpointFolder.ts';
import { readRun } from '../run/runFolder.ts';
import { numberTask } from '../tasks/line/numberTask.ts';

type Sources = Parameters<typeof numberTask>[1];

/**
 * Bundles the last weights of a number run. The run's own bundle has the weights of the best
 * validation. Which epoch is best on validation is chance, because the epochs differ by only a few
 * lines. For whole numbers, the last weights were better.
 */
export async function lastWeights(run: string, sources: Sources): Promise<Bundle<'number'>> {
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
    await task.release(folder, state, { seed, commit, versions, data, epochs, ...(from && { from }) });
    const [manifest, model] = await Promise.all(
      ['manifest.json', 'model.onnx'].map((file) => readFile(join(folder, file))),
    );
    return await parseBundle({ manifest: manifest.toString(), model }, 'number');
  } finally {
    await rm(folder, { recursive: true });
  }
}
