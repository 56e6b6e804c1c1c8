import type { Expect } from '../format/expect.ts';

/** Options for reading a picture. */
export type ReadingOptions = {
  /** Expected kind of number. It ranks the readings; it never changes what was read. */
  readonly expect?: Expect;
  /** Fraction of the accepted readings that may be wrong; default 0.01. */
  readonly maxError?: number;
  /** Maximum number of candidates to return; default 5. */
  readonly top?: number;
};

export const MAX_ERROR = 0.01;
export const TOP = 5;

/** Throws a RangeError that names the invalid option and its valid values. */
export function checkOptions({ maxError = MAX_ERROR, top = TOP }: ReadingOptions): void {
  if (!(maxError > 0 && maxError < 1))
    throw new RangeError(`maxError is ${maxError}, wanted a share above 0 and below 1`);
  if (!(Number.isInteger(top) && top >= 1))
    throw new RangeError(`top is ${top}, wanted a whole number from 1`);
}
