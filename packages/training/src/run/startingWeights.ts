import { join } from 'node:path';
import { initialState, type TrainingState } from '../nn/trainer.ts';
import type { Task } from '../tasks/task.ts';
import { openCheckpoints } from './checkpointFolder.ts';
import { type RunOrigin, readRun } from './runFolder.ts';

/** What a run begins with instead of chance: the state of another one, of which the averaged weights and the statistics count. */
export type StartingWeights = {
  readonly origin: RunOrigin;
  readonly weights: TrainingState;
};

/**
 * The best weights of the run in a folder, by its own validation.
 * @throws Error where there is no run, or none of its checkpoints can be read
 */
export async function startingWeights(folder: string): Promise<StartingWeights> {
  const run = await readRun(folder);
  if (!run) throw new Error(`${folder}: there is no run to begin from; a run’s folder has a run.json in it`);
  const checkpoints = await openCheckpoints(join(folder, 'checkpoints'));
  const { newest } = await checkpoints.latest();
  if (!newest) throw new Error(`${folder}: this run has no checkpoint that can be read`);
  const { best, step } = newest.checkpoint.progress;
  const chosen = best && best.step !== step ? await checkpoints.load(best.step) : newest.checkpoint;
  const { recipe, recipeHash, seed } = run.head;
  return { origin: { recipe, recipeHash, seed, step: chosen.progress.step }, weights: chosen.state };
}

/**
 * The state of a run that begins with these weights; the optimiser's moments are zero.
 * @throws Error when they are another network's
 */
export function stateFrom(
  { weights: { average, statistics }, origin }: StartingWeights,
  { plan, options }: Pick<Task, 'plan' | 'options'>,
  random: Parameters<typeof initialState>[2],
): TrainingState {
  const fresh = initialState(plan, options, random);
  const fits = average.length === fresh.average.length && statistics?.length === fresh.statistics?.length;
  if (!fits) {
    throw new Error(
      `the weights of ${origin.recipe} are another network's: ${average.length} numbers, this recipe's has ${fresh.average.length}`,
    );
  }
  return { ...fresh, weights: average.slice(), average, ...(statistics && { statistics }) };
}
