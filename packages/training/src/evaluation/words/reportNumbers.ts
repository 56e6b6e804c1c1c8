import type { Forms } from '@cifra/core/base/plural.ts';
import type { Interval } from '../../statistics/bootstrap.ts';
import type { Measured } from '../metrics/figure.ts';

/** How a surface writes numbers, in its language. */
export type NumberFormats = {
  /** Has at most `most` decimals, and at least `least`. */
  decimal(value: number, most?: number, least?: number): string;
  /** Formats a share with `places` decimals. */
  percent(share: number, places?: number): string;
  /** Returns the number with the form that it requires. */
  counted(n: number, forms: Forms): string;
};

/** The numbers of a report. The examples are in English. */
export type ReportNumbers = ReturnType<typeof reportNumbers>;

/** Returns the numbers of a report in the formats of a surface. */
export function reportNumbers({ decimal, percent, counted }: NumberFormats) {
  /** "0.0201", four decimals unless others are given. */
  const fixed = (value: number, places = 4) => decimal(value, places, places);
  /** Three significant digits. */
  const short = (value: number) => decimal(Number(value.toPrecision(3)), 12);
  /** "−2.31"; a value that rounds to zero has no sign. */
  const signed = (value: number, places: number) =>
    fixed(Number(Math.abs(value).toFixed(places)) > 0 ? value : 0, places);
  /** "0.0123 – 0.0279". */
  const fixedRange = ([low, high]: Interval) => `${fixed(low)} – ${fixed(high)}`;
  /** "99.12 – 99.65 %". */
  const percentRange = ([low, high]: Interval) => `${fixed(100 * low, 2)} – ${percent(high, 2)}`;
  const pValue = (p: number) => (p < 0.001 ? `< ${fixed(0.001, 3)}` : fixed(p, 3));
  return {
    counted,
    fixed,
    short,
    signed,
    fixedRange,
    percentRange,
    whole: (count: number) => decimal(count, 0),
    percent: (share: number) => percent(share, 2),
    /** "0.1 %", three significant digits. */
    shortPercent: (share: number) => percent(share, decimalsOf(Number((100 * share).toPrecision(3)))),
    /** "99.48 % (99.24 – 99.65 %)". */
    percentWithRange: ({ value, interval95 }: Pick<Measured, 'value' | 'interval95'>) =>
      `${percent(value, 2)} (${percentRange(interval95)})`,
    /** "0.0201 (0.0123 – 0.0279)". */
    fixedWithRange: ({ value, interval95 }: Pick<Measured, 'value' | 'interval95'>) =>
      `${fixed(value)} (${fixedRange(interval95)})`,
    /** A difference of shares in percentage points: -0.0231 is "−2.31". */
    points: (difference: number) => signed(100 * difference, 2),
    /** "0.042" or "< 0.001". */
    pValue,
    /** "p = 0.042" or "p < 0.001". */
    pText: (p: number) => (p < 0.001 ? `p ${pValue(p)}` : `p = ${pValue(p)}`),
  };
}

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}
