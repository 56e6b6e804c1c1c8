import { wilsonInterval } from '@cifra/training/statistics/wilson.ts';
import type { Row } from '../bench.ts';

/** Requirements for one figure: the minimum, and the aim. */
export type Wanted = { readonly 'at least'?: string; readonly aim?: string };

/** A share of `n` with its 95 % interval. */
export function share(what: string, who: string, count: number, n: number, wanted: Wanted = {}): Row {
  const [low, high] = wilsonInterval(count, n);
  return row(what, who, percent(count / n), wanted, {
    '95 % interval': `${percent(low)} … ${percent(high)}`,
    n,
  });
}

/** Any other figure. */
export function row(what: string, who: string, figure: string, wanted: Wanted = {}, more: Row = {}): Row {
  const { '95 % interval': interval = '', n = '', note = '' } = more;
  const { 'at least': least = '', aim = '' } = wanted;
  return { what, who, figure, '95 % interval': interval, n, 'at least': least, aim, note };
}

/** A figure that others published; not measured here. */
export function published(what: string, who: string, figure: string): Row {
  return row(what, who, figure, {}, { note: 'published' });
}

export function percent(value: number): string {
  return `${(100 * value).toFixed(2)} %`;
}
