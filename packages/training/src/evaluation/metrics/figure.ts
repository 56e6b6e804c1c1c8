import type { Interval } from '../../statistics/bootstrap.ts';
import { wilsonInterval } from '../../statistics/wilson.ts';

/** A measured number with its 95 % interval. */
export type Measured = {
  readonly value: number;
  readonly interval95: Interval;
  /** Method of the interval: Wilson's score, or resampling of digits, whole writers or strings. */
  readonly method: 'Wilson' | 'bootstrap by digit' | 'bootstrap by writer' | 'bootstrap by string';
};

/** A share with the number of items that it was counted on. */
export type Share = Measured & { readonly n: number };

/** `part` divided by `n`; 0 if `n` is 0. */
export function shareOf(part: number, n: number): Share {
  return { value: n === 0 ? 0 : part / n, n, interval95: wilsonInterval(part, n), method: 'Wilson' };
}
