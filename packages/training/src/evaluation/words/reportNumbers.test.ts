import { expect, test } from 'vitest';
import { english } from './english.ts';

const { numbers } = english;

test.each([
  [0.0231, '2.31'],
  [-0.0231, '−2.31'],
  [0, '0.00'],
  [-0, '0.00'],
  [-0.00001, '0.00'],
  [-0.00005001, '−0.01'],
])('%f is %s points', (difference, words) => {
  expect(numbers.points(difference)).toBe(words);
});

test('a signed number has as many decimals as requested', () => {
  expect(numbers.signed(-35.74, 1)).toBe('−35.7');
  expect(numbers.signed(-0.04, 1)).toBe('0.0');
});

test('shares have two decimals, or three significant digits', () => {
  expect([1, 0.994812].map(numbers.percent)).toEqual(['100.00 %', '99.48 %']);
  expect([0.999, 0.01, 0.07, 0.0012345].map(numbers.shortPercent)).toEqual([
    '99.9 %',
    '1 %',
    '7 %',
    '0.123 %',
  ]);
  expect(numbers.percentRange([0.99241, 0.9965])).toBe('99.24 – 99.65 %');
  expect(numbers.percentWithRange({ value: 0.9948, interval95: [0.9924, 0.9965] })).toBe(
    '99.48 % (99.24 – 99.65 %)',
  );
});

test('other numbers have four decimals, three significant digits, or none', () => {
  expect(numbers.fixedWithRange({ value: 0.02, interval95: [0.0123, 0.0279] })).toBe(
    '0.0200 (0.0123 – 0.0279)',
  );
  expect([0.012345, -12.345, 0].map(numbers.short)).toEqual(['0.0123', '−12.3', '0']);
  expect(numbers.whole(34_000)).toBe('34,000');
});

test('small p values are given as a bound', () => {
  expect([0.0421, 0.0009].map(numbers.pText)).toEqual(['p = 0.042', 'p < 0.001']);
  expect([0.0421, 0.0009].map(numbers.pValue)).toEqual(['0.042', '< 0.001']);
});
