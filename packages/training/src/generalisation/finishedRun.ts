import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CifraError } from '@cifra/core/base/error.ts';
import type { TrainingEvent } from '../learn/events.ts';
import { openCheckpoints } from '../run/checkpointFolder.ts';
import { type TrainOptions, train } from '../run/run.ts';
import { readRun } from '../run/runFolder.ts';
import { recipeHash } from '../run/versions.ts';

export type RunToFinish = Omit<TrainOptions, 'resume'> & {
  readonly onEvent?: ((event: TrainingEvent) => void) | undefined;
};

/**
 * Returns the bundle's folder of the run in `out`. Trains the run first, or resumes it where it was
 * stopped; a finished run is not repeated.
 * @throws CifraError if `out` holds a run of another recipe or seed
 */
export async function finishedRun({ onEvent, ...options }: RunToFinish): Promise<string> {
  const { out, recipe, seed = 1, signal } = options;
  const resume = await canResume(out, recipeHash(recipe), seed);
  const bundle = join(out, 'bundle');
  // Written last: a run with a manifest is finished.
  if (existsSync(join(bundle, 'manifest.json'))) return bundle;
  for await (const event of train({ ...options, resume })) onEvent?.(event);
  signal?.throwIfAborted();
  return bundle;
}

/** False if there is no run yet. One without a checkpoint starts again: its first weights are lost. */
async function canResume(out: string, hash: string, seed: number): Promise<boolean> {
  const earlier = await readRun(out);
  if (!earlier) return false;
  if (earlier.head.recipeHash !== hash || earlier.head.seed !== seed)
    throw new CifraError(
      'invalid-run',
      `${out}: this run has another recipe or seed; name another folder for these runs`,
    );
  const { newest } = await (await openCheckpoints(join(out, 'checkpoints'))).latest();
  if (!newest) await rm(out, { recursive: true });
  return newest !== null;
}
