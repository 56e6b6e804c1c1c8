import type { DigitManifest } from '@cifra/core/model/manifest.ts';
import type { Fault } from '../inference/fault.ts';
import type { RecipeName } from './recipes.ts';
import type { Change, Hand } from './teach.ts';

/** A model that was made here. */
export type MadeModel = { readonly manifest: DigitManifest; readonly model: Uint8Array<ArrayBuffer> };

/** What to learn from: so many drawn digits, or digits that the visitor brought. */
export type LabData =
  | { readonly kind: 'synthetic'; readonly samples: number }
  | { readonly kind: 'own'; readonly hand: Hand };

/** From the page to the lab's worker. `base`: where the page lies. */
export type ToLab =
  | {
      readonly kind: 'train';
      readonly base: string;
      readonly recipe: RecipeName;
      readonly data: LabData;
      readonly seed: number;
      /** threads to train with */
      readonly threads: number;
    }
  | { readonly kind: 'teach'; readonly base: string; readonly hand: Hand; readonly threads: number }
  | { readonly kind: 'stop' };

/** A held-out digit that is read wrong. */
export type Mistake = { readonly image: Uint8Array; readonly label: number; readonly read: number };

/** The kernels of the first convolution. values: [count, side, side], any sign */
export type Filters = { readonly side: number; readonly values: Float32Array };

/** How good the model is on held-out digits, and what it looks for. */
export type Judged = {
  readonly kind: 'judged';
  readonly step: number;
  readonly n: number;
  readonly wrong: number;
  readonly mistakes: readonly Mistake[];
  readonly filters: Filters;
};

/** From the lab's worker to the page. */
export type FromLab =
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
      /** since the run began, validations not counted; 0 while it is not known */
      readonly imagesPerSecond: number;
    }
  | Judged
  /** The model as it is at the end, or where it was stopped. */
  | { readonly kind: 'trained'; readonly made: MadeModel; readonly stopped: boolean }
  | { readonly kind: 'taught'; readonly made: MadeModel; readonly hand: Change; readonly check: Change }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly fault: Fault };
