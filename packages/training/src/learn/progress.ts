import type { TrainingState } from '../nn/trainer.ts';

/** The best validation so far; its weights are in the checkpoint of the same step. */
export type Best = { readonly step: number; readonly error: number; readonly nll: number };

/** Progress of a run: everything that the loop remembers in addition to the state vectors. */
export type Progress = {
  /** Steps done. */
  readonly step: number;
  readonly best: Best | null;
  /** Validations since the best one. */
  readonly sinceBest: number;
  /** Sum over the steps since the last validation. */
  readonly lossSum: number;
  readonly lossSteps: number;
  /** Seconds of work so far, over all sessions. */
  readonly seconds: number;
};

export type Checkpoint = {
  readonly seed: number;
  /** SHA-256 of the recipe, hex. */
  readonly recipeHash: string;
  readonly progress: Progress;
  readonly state: TrainingState;
};
