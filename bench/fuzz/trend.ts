/** Rise of a value from one measurement to the next, with its 95 % interval. */
export type Trend = { readonly slope: number; readonly low: number; readonly high: number };

/** Quantile of the normal distribution; both tails together are 5 %. */
const Z = 1.959964;

/**
 * Fits a line by least squares to values at equal distances, with the interval of its slope
 * (Student's t; quantile after Abramowitz and Stegun, 26.7.5). Neighbouring measurements of memory
 * are correlated, so the interval may be too narrow, never too wide. A rise may be reported too
 * early, but not too late.
 * @param values at least four
 */
export function trendOf(values: readonly number[]): Trend {
  const n = values.length;
  if (n < 4) throw new RangeError(`trendOf: ${n} values, wanted 4 at least`);
  const [middle, mean] = [(n - 1) / 2, values.reduce((sum, value) => sum + value, 0) / n];
  const spread = (n * (n * n - 1)) / 12;
  const slope = values.reduce((sum, value, i) => sum + (i - middle) * (value - mean), 0) / spread;
  const squares = values.reduce((sum, value, i) => sum + (value - mean - slope * (i - middle)) ** 2, 0);
  const reach = studentQuantile(n - 2) * Math.sqrt(squares / (n - 2) / spread);
  return { slope, low: slope - reach, high: slope + reach };
}

/** 97.5 % quantile of Student's t. */
function studentQuantile(freedom: number): number {
  const first = (Z ** 3 + Z) / 4;
  const second = (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / 96;
  const third = (3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / 384;
  return Z + first / freedom + second / freedom ** 2 + third / freedom ** 3;
}
