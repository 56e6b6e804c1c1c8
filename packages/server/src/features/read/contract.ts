import type { Reading } from '@cifra/core/base/types.ts';
import type { DigitExplanation } from '@cifra/core/explain/explainDigit.ts';
import type { ReadingManifest, Task } from '@cifra/core/model/manifest.ts';
import type { ModelId } from '@cifra/core/model/modelId.ts';
import type { Calibration } from '@cifra/core/reading/calibration.ts';
import type { Style } from '@cifra/core/reading/styles.ts';

// The types that everything in this feature shares, and other features may use. Imports nothing of
// the server, so that the service, the pool and the reader processes can all build on it.

export type ReadOptions = {
  /** A format as `parseExpectText` takes it: `amount`, `digits:5`. */
  readonly expect?: string;
  /** Fraction of the accepted readings that may be wrong. */
  readonly maxError?: number;
  /** Maximum number of candidates to return. */
  readonly top?: number;
  /** How the writer writes 1 and 7. */
  readonly style?: Style;
  /** True: printed numbers are read too. */
  readonly print?: boolean;
  /** Pages of a document, such as "1-3,7"; all by default. */
  readonly pages?: string;
  /** Opens an encrypted PDF. */
  readonly password?: string;
};

export type { ModelId } from '@cifra/core/model/modelId.ts';

/** A page of a document, in pixels, or the reason why it cannot be read. */
export type ReadPage = { readonly page: number } & (
  | { readonly width: number; readonly height: number }
  | { readonly problem: { readonly code: string; readonly detail: string } }
);

export type ReadResult = {
  /** Those of all pages of a document, each with its page. */
  readonly readings: readonly (Reading & { readonly page?: number })[];
  /** The models that produced the readings: for a digit in MNIST's frame only the digit model. */
  readonly models: readonly ModelId[];
  /** Pixels of the upright picture in the file, or of the first page that could be read. */
  readonly picture: { readonly width: number; readonly height: number; readonly format: string };
  /** The pages of a document; absent for a single picture. */
  readonly pages?: readonly ReadPage[];
};

/** On whose behalf a picture is read: callers take turns when the readers are busy. */
export type ReadContext = { readonly caller: string; readonly signal?: AbortSignal };

/** Folders of the models that can be exchanged while the server runs. */
export type ModelFolders = Readonly<Record<Task, string>>;

/** What a reader process reads with. */
export type ReaderSetup = {
  readonly folders: ModelFolders;
  /** Decides what is accepted; null: the models do. */
  readonly calibration: Calibration | null;
};

export type Explanation = DigitExplanation & { readonly model: ModelId };

/** The requests that a reader process takes, each with its answer. */
export type Jobs = {
  /** Reads a picture, given as the bytes of its file, or one page of a document, from 1. */
  read: {
    asks: { readonly bytes: Uint8Array; readonly options: ReadOptions; readonly page?: number };
    answers: ReadResult;
  };
  /** The pages of a document that the options name; null if the file is a single picture. */
  pages: {
    asks: { readonly bytes: Uint8Array; readonly options: ReadOptions };
    answers: { readonly pages: readonly number[] | null };
  };
  /** Reads digits in MNIST's frame: [n, 28, 28], ink in [0, 1]. */
  digits: {
    asks: { readonly images: readonly Float32Array[]; readonly options: ReadOptions };
    answers: { readonly readings: readonly Reading[]; readonly models: readonly ModelId[] };
  };
  /** Re-encodes a picture for storage. */
  redraw: { asks: { readonly bytes: Uint8Array }; answers: { readonly png: Uint8Array } };
  /** Runs one tensor through a model: logits. */
  infer: {
    asks: {
      readonly model: ReadingManifest['task'];
      readonly dims: readonly number[];
      readonly data: Float32Array;
    };
    answers: { readonly dims: readonly number[]; readonly data: Float32Array; readonly model: ModelId };
  };
  /** Explains why a digit is read as it is. */
  explain: {
    asks: {
      /** The bytes of a picture's file, or a digit in MNIST's frame. */
      readonly picture: Uint8Array | Float32Array;
      readonly options: ReadOptions;
      /** Text line of the picture, and digit of that line, from 0. */
      readonly line?: number;
      readonly place?: number;
      /** "Why not …"; defaults to the runner-up. */
      readonly against?: number;
    };
    answers: Explanation;
  };
};

export type Kind = keyof Jobs;
export type Asked<K extends Kind = Kind> = { [P in K]: { readonly kind: P } & Jobs[P]['asks'] }[K];
export type Answer<K extends Kind = Kind> = Jobs[K]['answers'];
