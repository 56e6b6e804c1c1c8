import { expect, test } from 'vitest';
import { median, quantile } from './quantile.ts';

test('the median of an odd and an even number of values, in any order', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test('quantiles are linear between neighbours', () => {
  expect(quantile([0, 10], 0.9)).toBe(9);
  expect(quantile([1, 2, 3], 0)).toBe(1);
  expect(quantile([1, 2, 3], 1)).toBe(3);
});
