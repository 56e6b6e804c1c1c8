import type { LabModel } from '../inference/keptModels.ts';
import type { Fault } from '../platform/fault.ts';
import type { Change, WriterDigits } from './fineTune.ts';
import type { RecipeName } from './recipes.ts';

/** Training data: a number of synthetic digits, or digits that the visitor brought. */
export type LabData =
  | { readonly kind: 'synthetic'; readonly samples: number }
  | { readonly kind: 'own'; readonly digits: WriterDigits };

/** Messages from the page to the lab's worker. `base`: address of the page. */
export type ToLab =
  | {
      readonly kind: 'train';
      readonly base: string;
      readonly recipe: RecipeName;
      readonly data: LabData;
      readonly seed: number;
      /** number of training threads */
      readonly threads: number;
    }
  | {
      readonly kind: 'fine-tune';
      readonly base: string;
      readonly writer: WriterDigits;
      readonly threads: number;
    }
  | { readonly kind: 'stop' };

/** A misread held-out digit. */
export type Mistake = { readonly image: Uint8Array; readonly label: number; readonly read: number };

/** The kernels of the first convolution. values: [count, side, side], any sign */
export type Filters = { readonly side: number; readonly values: Float32Array };

/** Results of the model on held-out digits, and its first-layer filters. */
export type Evaluated = {
  readonly kind: 'evaluated';
  readonly step: number;
  readonly n: number;
  readonly wrong: number;
  readonly mistakes: readonly Mistake[];
  readonly filters: Filters;
};

/** Messages from the lab's worker to the page. */
export type FromLab =
  /** The worker's script runs. */
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'started';
      readonly examples: number;
      readonly heldOut: number;
      readonly parameters: number;
    }
  | {
      readonly kind: 'step';
      readonly step: number;
      readonly steps: number;
      readonly loss: number;
      /** digits per second since the run started, without validations; 0 while unknown */
      readonly imagesPerSecond: number;
    }
  | Evaluated
  /** The model at the end, or where the run was stopped. */
  | { readonly kind: 'trained'; readonly model: LabModel; readonly stopped: boolean }
  | { readonly kind: 'fine-tuned'; readonly model: LabModel; readonly writer: Change; readonly check: Change }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly fault: Fault };
