import type { Acceptance } from '../decide/acceptance.ts';
import type { Expect } from '../format/expect.ts';
import { STYLES, type Style } from './styles.ts';

/** Options for reading a picture. */
export type ReadingOptions = Acceptance & {
  /** Expected kind of number. It ranks the readings; it never changes what was read. */
  readonly expect?: Expect;
  /** Maximum number of candidates to return; default 5. */
  readonly top?: number;
  /** How the writer writes 1 and 7; default `auto`. */
  readonly style?: Style;
  /** True: printed numbers of a page are read too; default false. */
  readonly print?: boolean;
};

export const MAX_ERROR = 0.01;
export const TOP = 5;

/** Throws a RangeError that names the invalid option and its valid values. */
export function checkOptions({ maxError, minimumConfidence, top = TOP, style }: ReadingOptions): void {
  if (maxError !== undefined && minimumConfidence !== undefined)
    throw new RangeError('both maxError and minimumConfidence are given, wanted one of them');
  if (maxError !== undefined && !(typeof maxError === 'number' && maxError > 0 && maxError < 1))
    throw new RangeError(`maxError is ${maxError}, wanted a share above 0 and below 1`);
  if (minimumConfidence !== undefined && !isProbability(minimumConfidence))
    throw new RangeError(`minimumConfidence is ${minimumConfidence}, wanted a probability from 0 to 1`);
  if (!(Number.isInteger(top) && top >= 1))
    throw new RangeError(`top is ${top}, wanted a whole number from 1`);
  if (style !== undefined && !STYLES.includes(style))
    throw new RangeError(`style is ${JSON.stringify(style)}, wanted ${STYLES.join(', ')}`);
}

function isProbability(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1;
}
