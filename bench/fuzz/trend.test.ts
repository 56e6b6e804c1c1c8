import { expect, test } from 'vitest';
import { trendOf } from './trend.ts';

test('slope and interval of the first of Anscombe’s four', () => {
  // F. J. Anscombe, "Graphs in Statistical Analysis" (1973), ordered by x = 4 … 14: y = 3 + 0.5 x,
  // standard error 0.118; 2.262 is the quantile of t with 9 degrees of freedom.
  const y = [4.26, 5.68, 7.24, 4.82, 6.95, 8.81, 8.04, 8.33, 10.84, 7.58, 9.96];
  const { slope, low, high } = trendOf(y);
  expect(slope).toBeCloseTo(0.5001, 4);
  expect(high - slope).toBeCloseTo(2.262 * 0.1179, 3);
  expect(slope - low).toBeCloseTo(2.262 * 0.1179, 3);
});

test('constant values have no trend, an even rise is certain', () => {
  expect(trendOf([5, 5, 5, 5, 5])).toEqual({ slope: 0, low: 0, high: 0 });
  expect(trendOf([1, 3, 5, 7, 9])).toEqual({ slope: 2, low: 2, high: 2 });
  expect(() => trendOf([1, 2, 3])).toThrow(RangeError);
});
