import type { DigitExplanation } from '@cifra/core/explain/explainDigit.ts';
import type { Reading } from '@cifra/core/types.ts';
import type { PictureProblem } from '@cifra/node/pictures/pictureError.ts';
import type { ProblemCode } from '../../../platform/problems.ts';
import type { ModelId, ReadOptions, ReadResult } from '../service.ts';

/** Folders of the models that read together. */
export type ModelFolders = { readonly digit: string; readonly number: string };

/** How a map of evidence is made. */
export type ExplainMethod = keyof DigitExplanation['maps'];

/** What a reader process can be asked, and what it answers. */
export type Jobs = {
  /** The bytes of a picture's file. */
  read: { asks: { readonly bytes: Uint8Array; readonly options: ReadOptions }; answers: ReadResult };
  /** Digits [n, 28, 28] in MNIST's frame, ink in [0, 1]. */
  digits: {
    asks: { readonly images: readonly Float32Array[]; readonly options: ReadOptions };
    answers: { readonly readings: readonly Reading[]; readonly models: readonly ModelId[] };
  };
  /** A picture made anew, to be kept. */
  redraw: { asks: { readonly bytes: Uint8Array }; answers: { readonly png: Uint8Array } };
  /** One tensor through a model as it is: logits. */
  infer: {
    asks: {
      readonly model: keyof ModelFolders;
      readonly dims: readonly number[];
      readonly data: Float32Array;
    };
    answers: { readonly dims: readonly number[]; readonly data: Float32Array; readonly model: ModelId };
  };
  /** Why a digit is read as what it is. */
  explain: {
    asks: {
      /** The bytes of a picture's file, or a digit in MNIST's frame. */
      readonly picture: Uint8Array | Float32Array;
      readonly options: ReadOptions;
      /** Which line of the picture and which of its digits, from 0. */
      readonly line?: number;
      readonly place?: number;
      /** "Why not …"; the runner-up when left out. */
      readonly against?: number;
    };
    answers: Explanation;
  };
};

export type Explanation = DigitExplanation & { readonly model: ModelId };

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
