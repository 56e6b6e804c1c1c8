import type { Figure } from '@cifra/core/model/manifest.ts';
import type { Best, FinishReason } from './progress.ts';
import type { Validation } from './validation.ts';

/** Events of a run. `seconds` counts the whole run, including earlier sessions. */
export type TrainingEvent =
  | {
      readonly kind: 'started';
      readonly folder: string;
      readonly steps: number;
      readonly stepsPerEpoch: number;
      /** Steps done in earlier sessions. */
      readonly resumedAt: number;
      /** Number of digits, or strings of digits, for training and held out. */
      readonly examples: number;
      readonly heldOut: number;
      readonly parameters: number;
      readonly multiplyAdds: number;
    }
  | StepEvent
  | EpochEvent
  | { readonly kind: 'checkpoint'; readonly step: number; readonly path: string }
  | { readonly kind: 'warning'; readonly message: string }
  | {
      readonly kind: 'finished';
      readonly reason: FinishReason;
      readonly step: number;
      readonly seconds: number;
      readonly best: Best | null;
      /** Folder of the bundle; set once a run has written it. */
      readonly bundle?: string;
      /** Result on the test part of a folder of pictures, if it has one. */
      readonly test?: Figure;
    }
  /** Aborted; the checkpoint holds everything, and the run can be resumed. */
  | {
      readonly kind: 'stopped';
      readonly step: number;
      readonly seconds: number;
      readonly checkpoint: string;
    };

export type StepEvent = {
  readonly kind: 'step';
  /** Steps done, counted from 1. */
  readonly step: number;
  readonly steps: number;
  /** Epochs done, as a fraction. */
  readonly epoch: number;
  readonly loss: number;
  readonly gradientNorm: number;
  readonly learningRate: number;
  readonly imagesPerSecond: number;
  readonly seconds: number;
};

/** Emitted after each validation: at the end of an epoch, or every `validateEvery` steps. */
export type EpochEvent = {
  readonly kind: 'epoch';
  readonly step: number;
  readonly steps: number;
  readonly epoch: number;
  /** Mean over the steps since the last validation, on augmented digits. */
  readonly trainingLoss: number;
  /** Result of the averaged weights on held-out writers. */
  readonly validation: Validation;
  /**
   * Result of the averaged weights on unchanged training digits; the gap to `validation` shows
   * overfitting.
   */
  readonly training?: Validation;
  readonly learningRate: number;
  readonly seconds: number;
  /** True if this is the best validation so far. */
  readonly improved: boolean;
};
