import { join } from 'node:path';
import { CifraError } from '@cifra/core/base/error.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { TrainingState } from '../nn/trainer.ts';
import type { Task } from '../tasks/task.ts';
import { openCheckpoints } from './checkpointFolder.ts';
import { type RunOrigin, readRun } from './runFolder.ts';

/**
 * State of another run that initialises this one; only the averaged weights and the statistics are
 * used.
 */
export type StartingWeights = {
  readonly origin: RunOrigin;
  readonly weights: TrainingState;
};

/**
 * Returns the best weights of the run in a folder, by its own validation.
 * @throws Error if there is no run, or none of its checkpoints can be read
 */
export async function startingWeights(folder: string): Promise<StartingWeights> {
  const run = await readRun(folder);
  if (!run)
    throw new CifraError(
      'invalid-run',
      `${folder}: there is no run to start from; a run’s folder contains a run.json`,
    );
  const checkpoints = await openCheckpoints(join(folder, 'checkpoints'));
  const { newest } = await checkpoints.latest();
  if (!newest) throw new CifraError('invalid-run', `${folder}: this run has no checkpoint that can be read`);
  const { best, step } = newest.checkpoint.progress;
  const chosen = best && best.step !== step ? await checkpoints.load(best.step) : newest.checkpoint;
  const { recipe, recipeHash, seed } = run.head;
  return { origin: { recipe, recipeHash, seed, step: chosen.progress.step }, weights: chosen.state };
}

/**
 * Returns the initial state with these weights; the optimiser's moments are zero.
 * @throws Error if the weights belong to another network
 */
export function stateFrom(
  { weights: { average, statistics }, origin }: StartingWeights,
  task: Pick<Task, 'freshState'>,
  random: Random,
): TrainingState {
  const fresh = task.freshState(random);
  const fits = average.length === fresh.average.length && statistics?.length === fresh.statistics?.length;
  if (!fits) {
    throw new CifraError(
      'invalid-run',
      `the weights of ${origin.recipe} belong to another network: ${average.length} numbers, this recipe's has ${fresh.average.length}`,
    );
  }
  return { ...fresh, weights: average.slice(), average, ...(statistics && { statistics }) };
}
