import type { Random } from '@cifra/core/random.ts';
import type { Optimiser } from './optimisers.ts';

export type TrainerOptions = {
  readonly batchSize: number;
  readonly optimiser: Optimiser;
  readonly weightDecay: number;
  readonly labelSmoothing: number;
  readonly clipNorm?: number;
  readonly distillation?: { readonly weight: number; readonly temperature: number };
};

export type Batch = {
  /** [n, 28, 28], ink in [0, 1]. */
  readonly images: Float32Array;
  /** [n, 10], rows sum to 1, hard or soft. */
  readonly targets: Float32Array;
  /** [n, 10], the teacher's logits on the same images; only for distillation. */
  readonly teacher?: Float32Array;
};

/** What changes from step to step. */
export type Hyper = {
  readonly learningRate: number;
  /** Decay of the weights' moving average in this step. */
  readonly averageDecay: number;
};

export type StepResult = { readonly loss: number; readonly gradientNorm: number };

/** Flat vectors by name: weights, optimiser moments, averaged weights, batch-norm statistics. */
export type TrainingState = Readonly<Record<string, Float32Array>>;

/** A model in training. One call at a time; `state` and `restore` only between steps. */
export interface Trainer {
  readonly batchSize: number;
  step(batch: Batch, hyper: Hyper, random: Random): Promise<StepResult>;
  state(): Promise<TrainingState>;
  restore(state: TrainingState): Promise<void>;
  dispose(): Promise<void>;
}
