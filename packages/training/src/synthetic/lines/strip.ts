import type { Raster } from '@cifra/core/types.ts';

/** What a line says. */
export type Writing = {
  /** Classes of its symbols (`core/model/symbols.ts`), in order. */
  readonly symbols: readonly number[];
  /** Classes that may stand between them unsaid: marks that whoever labelled the line left out. */
  readonly unsaid?: readonly number[];
};

/** A line of writing before it is cut out, and where its digits lie. */
export type Line = Writing & {
  readonly ink: Raster;
  /** Darkness of a firm stroke, above 0. */
  readonly level: number;
  /** Around all of the digits, pixels of `ink`. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Typical height of a digit. */
  readonly digit: number;
};
