import type { Interval } from '../statistics/bootstrap.ts';
import { wilsonInterval } from '../statistics/wilson.ts';

/** A measured number and how far chance could have moved it. */
export type Measured = {
  readonly value: number;
  readonly interval95: Interval;
  /** How the interval was made: by Wilson's score, or by drawing digits, whole writers or strings again. */
  readonly method: 'Wilson' | 'bootstrap by digit' | 'bootstrap by writer' | 'bootstrap by string';
};

/** A share that is counted, with how many it was counted among. */
export type Share = Measured & { readonly n: number };

/** `part` of `n`; 0 of nothing. */
export function shareOf(part: number, n: number): Share {
  return { value: n === 0 ? 0 : part / n, n, interval95: wilsonInterval(part, n), method: 'Wilson' };
}
