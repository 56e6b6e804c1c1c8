import type { Expect } from '../format/expect.ts';

/** What a caller may say of a picture before it is read. */
export type ReadingOptions = {
  /** The kind of number that is looked for. Never shown to the reader: it only chooses among what was read. */
  readonly expect?: Expect;
  /** Share of the accepted readings that may be wrong; 0.01 when left out. */
  readonly maxError?: number;
  /** Candidates that are told; 5 when left out. */
  readonly top?: number;
};

export const MAX_ERROR = 0.01;
export const TOP = 5;

/** Throws a RangeError that says what is wanted. */
export function checkOptions({ maxError = MAX_ERROR, top = TOP }: ReadingOptions): void {
  if (!(maxError > 0 && maxError < 1))
    throw new RangeError(`maxError is ${maxError}, wanted a share above 0 and below 1`);
  if (!(Number.isInteger(top) && top >= 1))
    throw new RangeError(`top is ${top}, wanted a whole number from 1`);
}
