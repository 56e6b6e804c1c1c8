import type { Figure } from '@cifra/core/model/manifest.ts';
import type { Best } from './progress.ts';
import type { Validation } from './validation.ts';

/** What a run tells while it goes on. `seconds` are those of the whole run, earlier sittings included. */
export type TrainingEvent =
  | {
      readonly kind: 'started';
      readonly folder: string;
      readonly steps: number;
      readonly stepsPerEpoch: number;
      /** Steps done in earlier sittings. */
      readonly resumedAt: number;
      /** Digits or strings of them, to learn from and held out. */
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
      /** Folder of the bundle; only once a run has written it. */
      readonly bundle?: string;
      /** On the part of a folder of pictures that is for testing, where there is one. */
      readonly test?: Figure;
    }
  /** Aborted: everything is in the checkpoint, and the run can be resumed. */
  | {
      readonly kind: 'stopped';
      readonly step: number;
      readonly seconds: number;
      readonly checkpoint: string;
    };

export type FinishReason = 'epochs' | 'early stopping' | 'target';

export type StepEvent = {
  readonly kind: 'step';
  /** Steps done, from 1. */
  readonly step: number;
  readonly steps: number;
  /** Epochs done, with fraction. */
  readonly epoch: number;
  readonly loss: number;
  readonly gradientNorm: number;
  readonly learningRate: number;
  readonly imagesPerSecond: number;
  readonly seconds: number;
};

/** After each validation: at the end of an epoch, or every `validateEvery` steps. */
export type EpochEvent = {
  readonly kind: 'epoch';
  readonly step: number;
  readonly steps: number;
  readonly epoch: number;
  /** Mean over the steps since the last validation, on changed digits. */
  readonly trainingLoss: number;
  /** Of the averaged weights, on held-out writers. */
  readonly validation: Validation;
  /** Of the averaged weights on unchanged training digits: the gap to `validation` shows overfitting. */
  readonly training?: Validation;
  readonly learningRate: number;
  readonly seconds: number;
  /** Whether this is the best validation so far. */
  readonly improved: boolean;
};
