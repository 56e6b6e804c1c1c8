import type { ReadingExplanation, WhichDigit } from '@cifra/core/explain/explainReading.ts';
import type { ReadingOptions } from '@cifra/core/recognise.ts';
import type { DigitImage, Picture, Reading } from '@cifra/core/types.ts';
import type { Change } from './explaining/changes.ts';
import type { Changed, Sweeps } from './explaining/verdict.ts';
import type { Fault } from './fault.ts';

/** What the worker does for the page: a row for each call, with what it takes and what comes back. */
export type Calls = {
  readonly read: {
    readonly takes: { readonly picture: Picture; readonly options: ReadingOptions };
    readonly gives: readonly Reading[];
  };
  /** Why a digit was read as it was. */
  readonly explain: {
    readonly takes: {
      readonly picture: Picture;
      readonly options: ReadingOptions;
      readonly which: WhichDigit;
    };
    readonly gives: ReadingExplanation;
  };
  /** What a digit is read as when it is changed. */
  readonly change: {
    readonly takes: { readonly image: DigitImage; readonly change: Change };
    readonly gives: Changed;
  };
  /** How far it can be changed. */
  readonly sweep: { readonly takes: { readonly image: DigitImage }; readonly gives: Sweeps };
};
export type CallName = keyof Calls;

export type Request<K extends CallName = CallName> = {
  readonly [P in K]: { readonly id: number; readonly name: P; readonly takes: Calls[P]['takes'] };
}[K];

/** From the page to the worker. */
export type ToWorker =
  /** First of all: fetch runtime and models, from where the page lies. */
  | { readonly kind: 'open'; readonly base: string }
  | { readonly kind: 'call'; readonly request: Request }
  | { readonly kind: 'abort'; readonly id: number };

/** From the worker to the page. */
export type FromWorker =
  /** Bytes of models and runtime that have come, of how many. */
  | { readonly kind: 'progress'; readonly loaded: number; readonly total: number }
  | { readonly kind: 'ready' }
  /** Nothing can be read: what was missing or wrong. */
  | { readonly kind: 'broken'; readonly fault: Fault }
  | { readonly kind: 'result'; readonly id: number; readonly gives: Calls[CallName]['gives'] }
  | { readonly kind: 'failed'; readonly id: number; readonly fault: Fault };
