import { expect, test } from 'vitest';
import { points, signed } from './signed.ts';

test.each([
  [0.0231, '2.31'],
  [-0.0231, '−2.31'],
  [0, '0.00'],
  [-0, '0.00'],
  [-0.00001, '0.00'],
  [-0.00005001, '−0.01'],
])('%f is %s points', (difference, words) => {
  expect(points(difference)).toBe(words);
});

test('as many decimals as requested', () => {
  expect(signed(-35.74, 1)).toBe('−35.7');
  expect(signed(-0.04, 1)).toBe('0.0');
});
