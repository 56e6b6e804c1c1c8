import type { DigitImage, Picture, Reading } from '@cifra/core/base/types.ts';
import type { ReadingExplanation, WhichDigit } from '@cifra/core/explain/explainReading.ts';
import type { ReadingOptions } from '@cifra/core/recognise/recognise.ts';
import type { Fault } from '../platform/fault.ts';
import type { Change } from './explaining/changes.ts';
import type { Changed, Sweeps } from './explaining/verdict.ts';
import type { ReaderFiles, ReaderManifests } from './readerFiles.ts';

/** Calls from the page to the worker: one row per call, with its arguments and result. */
export type Calls = {
  readonly read: {
    readonly args: { readonly picture: Picture; readonly options: ReadingOptions };
    readonly result: readonly Reading[];
  };
  /** Explains the reading of a digit. */
  readonly explain: {
    readonly args: {
      readonly picture: Picture;
      readonly options: ReadingOptions;
      readonly which: WhichDigit;
    };
    readonly result: ReadingExplanation;
  };
  /** Reads a digit after a change. */
  readonly change: {
    readonly args: { readonly image: DigitImage; readonly change: Change };
    readonly result: Changed;
  };
  /** Finds how far a digit can be changed. */
  readonly sweep: { readonly args: { readonly image: DigitImage }; readonly result: Sweeps };
};
export type CallName = keyof Calls;

export type Request<K extends CallName = CallName> = {
  readonly [P in K]: { readonly id: number; readonly name: P; readonly args: Calls[P]['args'] };
}[K];

/** Messages from the page to the worker. */
export type ToWorker =
  /** The models' manifests: while the models arrive, the worker warms up. */
  | { readonly kind: 'warm'; readonly manifests: ReaderManifests }
  /** The kernels and the models. Calls wait for it. `base`: address of the page. */
  | { readonly kind: 'open'; readonly base: string; readonly files: ReaderFiles }
  | { readonly kind: 'call'; readonly request: Request }
  | { readonly kind: 'abort'; readonly id: number };

/** Messages from the worker to the page. */
export type FromWorker =
  | { readonly kind: 'ready' }
  /** Loading failed: the cause. */
  | { readonly kind: 'broken'; readonly fault: Fault }
  | { readonly kind: 'result'; readonly id: number; readonly result: Calls[CallName]['result'] }
  | { readonly kind: 'failed'; readonly id: number; readonly fault: Fault };
