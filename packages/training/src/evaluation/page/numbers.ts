import type { Interval } from '../bootstrap.ts';
import type { Measured } from '../figure.ts';

/** A share as per cent with two decimals. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

/** "99.12 – 99.65 %". */
export function percentRange([low, high]: Interval): string {
  return `${(100 * low).toFixed(2)} – ${percent(high)}`;
}

/** "99.48 % (99.24 – 99.65 %)". */
export function percentWithRange({ value, interval95 }: Measured): string {
  return `${percent(value)} (${percentRange(interval95)})`;
}

/** Three significant digits, with a real minus. */
export function short(value: number): string {
  return String(Number(value.toPrecision(3))).replace(/^-/, '−');
}

/** A number at an axis, which has room for six letters: large ones in thousands and millions, "400 k". */
export function tickText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${short(value / 1e6)} M`;
  return size >= 1e4 ? `${short(value / 1e3)} k` : short(value);
}

/** "0.0201 (0.0123 – 0.0279)", four decimals. */
export function decimalWithRange({ value, interval95: [low, high] }: Measured): string {
  return `${value.toFixed(4)} (${low.toFixed(4)} – ${high.toFixed(4)})`;
}

export function whole(count: number): string {
  return count.toLocaleString('en');
}
