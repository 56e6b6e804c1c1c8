import { expect, test } from 'vitest';
import { certaintyOf, percent } from './certainty.ts';

test('a probability is formatted to a tenth of a percent in the language of the page', () => {
  expect(percent(0.9834, 'en')).toBe('98.3%');
  expect(percent(0.9834, 'de')).toBe('98,3\u00a0%');
});

test('a near-certain probability is never shown as 100 %, a near-zero one never as 0 %', () => {
  expect([1, 0.9996, 0.9994].map((p) => percent(p, 'en'))).toEqual(['>99.9%', '>99.9%', '99.9%']);
  expect([0, 1e-12, 0.0004, 0.0005].map((p) => percent(p, 'en'))).toEqual(['0%', '<0.1%', '<0.1%', '0.1%']);
});

test('the wording of certainty changes at its thresholds', () => {
  expect([0.99, 0.95, 0.8, 0.5, 0.499].map(certaintyOf)).toEqual(['certain', 'high', 'fair', 'low', 'guess']);
});
