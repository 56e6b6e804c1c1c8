import type { TrainingState } from '../nn/trainer.ts';
import { assertFiniteState } from './divergence.ts';
import type { TrainingEvent } from './events.ts';
import type { Checkpoint, Progress } from './progress.ts';

/** Where checkpoints are stored. */
export type Checkpoints = {
  /** Stores a checkpoint and returns its location. */
  save(checkpoint: Checkpoint): Promise<string>;
};

/** Writes the checkpoints of one session, and remembers the last one. */
export type Saver = {
  /** Location of the last checkpoint; '' if there is none. */
  readonly path: string;
  /** True if the last checkpoint is of this step. */
  holds(step: number): boolean;
  /** True if the last checkpoint is older than `checkpointSeconds`. */
  isDue(): boolean;
  /** @throws DivergenceError if the state is not finite: it must not replace a good one */
  save(progress: Progress, state: TrainingState): Promise<TrainingEvent>;
};

type Options = {
  readonly seed: number;
  readonly recipeHash: string;
  readonly checkpoints: Checkpoints;
  readonly start?: { readonly progress: Progress; readonly path: string } | undefined;
  readonly clock: () => number;
  readonly checkpointSeconds?: number | undefined;
};

export function createSaver(
  { seed, recipeHash, checkpoints, start, clock, checkpointSeconds = 60 }: Options,
  rateOf: (step: number) => number,
): Saver {
  let last = { path: start?.path ?? '', step: start?.progress.step ?? -1, at: clock() };
  return {
    get path() {
      return last.path;
    },
    holds: (step) => last.step === step,
    isDue: () => clock() - last.at > checkpointSeconds,
    async save(progress, state) {
      const { step } = progress;
      assertFiniteState(state, { step, learningRate: rateOf(step), checkpoint: last.path });
      const path = await checkpoints.save({ seed, recipeHash, progress, state });
      last = { path, step, at: clock() };
      return { kind: 'checkpoint', step, path };
    },
  };
}
