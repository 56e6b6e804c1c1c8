import { CifraError } from '@cifra/core/base/error.ts';
import type { StepResult, TrainingState } from '../nn/trainer.ts';

export type Place = {
  /** Counts from 1. */
  readonly step: number;
  readonly learningRate: number;
  /** Path of the last good checkpoint; '' if there is none. */
  readonly checkpoint: string;
};

/** Loss, gradient or weights are not finite; continuing cannot help. */
export class DivergenceError extends CifraError {
  override readonly name = 'DivergenceError';
  readonly place: Place;
  constructor(what: string, place: Place) {
    const { step, learningRate, checkpoint } = place;
    super(
      'diverged',
      `training diverged: ${what} at step ${step}, learning rate ${Number(learningRate.toPrecision(4))}; ` +
        `last good checkpoint: ${checkpoint || 'none yet'}. ` +
        `Try a lower learning rate, a longer warm-up, or clipNorm.`,
    );
    this.place = place;
  }
}

export function assertFiniteStep({ loss, gradientNorm }: StepResult, place: Place): void {
  if (!Number.isFinite(loss)) throw new DivergenceError(`the loss is ${loss}`, place);
  if (!Number.isFinite(gradientNorm))
    throw new DivergenceError(`the gradient's norm is ${gradientNorm}`, place);
}

/**
 * A loss can be finite although the update after it was not. Such weights must not become the last
 * good checkpoint.
 */
export function assertFiniteState(state: TrainingState, place: Place): void {
  for (const [name, vector] of Object.entries(state)) {
    const bad = vector.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) throw new DivergenceError(`${name}[${bad}] is ${vector[bad]}`, place);
  }
}
