import { percent } from '../../plot/percent.ts';
import type { Interval } from '../../statistics/bootstrap.ts';
import type { Measured } from '../metrics/figure.ts';

/** "99.12 – 99.65 %". */
export function percentRange([low, high]: Interval): string {
  return `${(100 * low).toFixed(2)} – ${percent(high)}`;
}

/** "99.48 % (99.24 – 99.65 %)". */
export function percentWithRange({ value, interval95 }: Measured): string {
  return `${percent(value)} (${percentRange(interval95)})`;
}

/** "0.0201", four decimals. */
export function decimal(value: number): string {
  return value.toFixed(4);
}

/** "0.0123 – 0.0279". */
export function decimalRange([low, high]: Interval): string {
  return `${decimal(low)} – ${decimal(high)}`;
}

/** "0.0201 (0.0123 – 0.0279)". */
export function decimalWithRange({ value, interval95 }: Measured): string {
  return `${decimal(value)} (${decimalRange(interval95)})`;
}

export function whole(count: number): string {
  return count.toLocaleString('en');
}
