import type { EvidenceMap } from '@cifra/core/explain/evidence.ts';
import type { Reading } from '@cifra/core/types.ts';
import type { PictureProblem } from '@cifra/node/pictures/pictureError.ts';
import type { ProblemCode } from '../../../platform/problems.ts';
import type { ModelId, ReadOptions, ReadResult } from '../service.ts';

/** Folders of the models that read together. */
export type ModelFolders = { readonly digit: string; readonly number: string };

export type ExplainMethod = 'grad-cam' | 'integrated-gradients' | 'occlusion';

/** What a reader process can be asked, and what it answers. */
export type Jobs = {
  /** The bytes of a picture's file. */
  read: { asks: { readonly bytes: Uint8Array; readonly options: ReadOptions }; answers: ReadResult };
  /** Digits [n, 28, 28] in MNIST's frame, ink in [0, 1]. */
  digits: {
    asks: { readonly images: readonly Float32Array[]; readonly options: ReadOptions };
    answers: { readonly readings: readonly Reading[]; readonly models: readonly ModelId[] };
  };
  /** One tensor through a model as it is: logits. */
  infer: {
    asks: {
      readonly model: keyof ModelFolders;
      readonly dims: readonly number[];
      readonly data: Float32Array;
    };
    answers: { readonly dims: readonly number[]; readonly data: Float32Array; readonly model: ModelId };
  };
  /** Why the one digit of a picture, or a digit in MNIST's frame, is read as what it is. */
  explain: {
    asks: {
      readonly picture: Uint8Array | Float32Array;
      readonly method: ExplainMethod;
      /** The digit that is explained; the most probable one when left out. */
      readonly digit?: number;
      readonly against?: number;
    };
    answers: Explanation;
  };
};

export type Explanation = {
  readonly digit: number;
  readonly against: number | null;
  /** Of 0–9. */
  readonly probabilities: readonly number[];
  readonly map: EvidenceMap;
  /** What the classifier saw, [28, 28], ink in [0, 1]. */
  readonly image: Float32Array;
  readonly model: ModelId;
};

export type Kind = keyof Jobs;
export type Asked<K extends Kind = Kind> = { [P in K]: { readonly kind: P } & Jobs[P]['asks'] }[K];
export type Answer<K extends Kind = Kind> = Jobs[K]['answers'];

/** To a reader process. */
export type ToReader =
  | { readonly type: 'work'; readonly items: readonly { readonly id: number; readonly asked: Asked }[] }
  /** Load these models beside those that read. */
  | { readonly type: 'prepare'; readonly folders: ModelFolders }
  /** Read with what was prepared, or forget it. */
  | { readonly type: 'switch' }
  | { readonly type: 'forget' };

/** What went wrong with an item, in a form that crosses to another process. */
export type Fault =
  | { readonly kind: 'picture'; readonly problem: PictureProblem; readonly message: string }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string };

export type Outcome = { readonly id: number } & (
  | { readonly answer: Answer; readonly fault?: never }
  | { readonly fault: Fault; readonly answer?: never }
);

/** From a reader process. */
export type FromReader =
  | { readonly type: 'ready'; readonly models: readonly ModelId[] }
  | { readonly type: 'outcomes'; readonly outcomes: readonly Outcome[]; readonly batches: readonly number[] }
  | { readonly type: 'prepared'; readonly models: readonly ModelId[] }
  | { readonly type: 'unusable'; readonly message: string };
