import type { Raster } from '@cifra/core/base/types.ts';

/** The text of a line. */
export type Writing = {
  /** Classes of its symbols (`core/model/symbols.ts`), in order. */
  readonly symbols: readonly number[];
  /** Classes that may occur between them unlabelled: marks that annotators left out. */
  readonly unsaid?: readonly number[];
};

/** A line of writing before it is cropped, and the position of its digits. */
export type Line = Writing & {
  readonly ink: Raster;
  /** Darkness of a firm stroke, above 0. */
  readonly level: number;
  /** Bounds of all the digits, pixels of `ink`. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Typical height of a digit. */
  readonly digit: number;
};
