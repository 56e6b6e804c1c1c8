import type { StepResult, TrainingState } from '../nn/trainer.ts';
import type { Hyperparameters } from '../recipe/hyperparameters.ts';
import type { Batches } from './batches.ts';
import type { Validation } from './validation.ts';

/** The best validation so far; its weights are in the checkpoint of the same step. */
export type Best = { readonly step: number; readonly error: number; readonly nll: number };

/** Progress of a run: everything that the loop remembers in addition to the state vectors. */
export type Progress = {
  /** Steps done. */
  readonly step: number;
  readonly best: Best | null;
  /** Validations since the last improvement, for early stopping. */
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

/** The progress of a run that has not started. */
export const FRESH: Progress = { step: 0, best: null, sinceBest: 0, lossSum: 0, lossSteps: 0, seconds: 0 };

export type FinishReason = 'epochs' | 'early stopping' | 'target';

/** Depends only on the progress, so that resuming a finished run ends at once. */
export function whyFinished(
  { step, best, sinceBest }: Progress,
  recipe: Hyperparameters,
  steps: number,
): FinishReason | undefined {
  if (recipe.target && best && 1 - best.error >= recipe.target.validationAccuracy) return 'target';
  if (recipe.earlyStopping && sinceBest >= recipe.earlyStopping.patience) return 'early stopping';
  return step >= steps ? 'epochs' : undefined;
}

export function isValidationDue(
  step: number,
  steps: number,
  { validateEvery }: Hyperparameters,
  { stepsPerEpoch }: Batches,
): boolean {
  return step === steps || step % (validateEvery ?? stepsPerEpoch) === 0;
}

export function afterStep(progress: Progress, { loss }: StepResult, seconds: number): Progress {
  const { step, lossSum, lossSteps } = progress;
  return { ...progress, step: step + 1, lossSum: lossSum + loss, lossSteps: lossSteps + 1, seconds };
}

export function afterValidation(
  progress: Progress,
  { error, nll }: Validation,
  recipe: Hyperparameters,
  seconds: number,
): Progress {
  const { step, best, sinceBest } = progress;
  const now = { step, error, nll };
  const improvement = improvementOn(best, now, recipe);
  return {
    step,
    best: improvement > 0 ? now : best,
    sinceBest: improvement > (recipe.earlyStopping?.minImprovement ?? 0) ? 0 : sinceBest + 1,
    lossSum: 0,
    lossSteps: 0,
    seconds,
  };
}

/**
 * How much lower the negative log-likelihood is, to which every digit contributes; above 0 is
 * better. The number of mistakes is a worse criterion. A good model makes few mistakes, mostly on
 * unreadable digits, so their number varies by chance. Only a run with a target compares the share
 * of mistakes.
 */
function improvementOn(best: Best | null, now: Best, { target }: Hyperparameters): number {
  if (best === null) return Infinity;
  return target ? best.error - now.error : best.nll - now.nll;
}
