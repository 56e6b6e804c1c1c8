import { expect, test } from 'vitest';
import { short, tickText } from './shortNumber.ts';

test.each([
  [0, '0'],
  [0.3, '0.3'],
  [-60, '−60'],
  [5000, '5000'],
  [200_000, '200 k'],
  [1_000_000, '1 M'],
  [-2_500_000, '−2.5 M'],
])('%f at an axis is %s', (value, text) => {
  expect(tickText(value)).toBe(text);
});

test('three significant digits', () => {
  expect([0.0123456, -1.5, 12].map(short)).toEqual(['0.0123', '−1.5', '12']);
});
