import { expect, test } from 'vitest';
import { certaintyOf } from './certainty.ts';
import { numbersIn } from './numbers.ts';

const [en, de] = [numbersIn('en'), numbersIn('de')];

test('a probability is formatted to a tenth of a percent in the language of the page', () => {
  expect(en.probability(0.9834)).toBe('98.3%');
  expect(de.probability(0.9834)).toBe('98,3\u00a0%');
});

test('a near-certain probability is never shown as 100 %, a near-zero one never as 0 %', () => {
  expect([1, 0.9996, 0.9994].map(en.probability)).toEqual(['>99.9%', '>99.9%', '99.9%']);
  expect([0, 1e-12, 0.0004, 0.0005].map(en.probability)).toEqual(['0%', '<0.1%', '<0.1%', '0.1%']);
});

test('a measured share has fixed decimals and may be 100 %', () => {
  expect([0, 0.98765, 1].map((share) => en.percent(share))).toEqual(['0.00%', '98.77%', '100.00%']);
  expect(de.percent(0.5, 1)).toBe('50,0\u00a0%');
});

test('a decimal number has the marks of the language and a real minus sign', () => {
  expect([1234.5678, -0.5].map((value) => en.decimal(value))).toEqual(['1,234.568', '−0.5']);
  expect(de.decimal(1234.5, 4, 4)).toBe('1.234,5000');
});

test('a counted word has the form of its number', () => {
  const pixels = { one: 'pixel', other: 'pixels' };
  expect([0, 1, 1.5, 2].map((n) => en.counted(n, pixels))).toEqual([
    '0 pixels',
    '1 pixel',
    '1.5 pixels',
    '2 pixels',
  ]);
  expect([1, 2].map((n) => de.counted(n, { one: 'Ziffer', other: 'Ziffern' }))).toEqual([
    '1 Ziffer',
    '2 Ziffern',
  ]);
});

test('the wording of certainty changes at its thresholds', () => {
  expect([0.99, 0.95, 0.8, 0.5, 0.499].map(certaintyOf)).toEqual(['certain', 'high', 'fair', 'low', 'guess']);
});
