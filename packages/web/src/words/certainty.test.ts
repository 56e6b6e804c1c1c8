import { expect, test } from 'vitest';
import { certaintyOf, percent } from './certainty.ts';

test('a probability is told to a tenth of a percent, as the language writes it', () => {
  expect(percent(0.9834, 'en')).toBe('98.3%');
  expect(percent(0.9834, 'de')).toBe('98,3\u00a0%');
});

test('what is all but certain is never told as certain, what is all but impossible never as impossible', () => {
  expect([1, 0.9996, 0.9994].map((p) => percent(p, 'en'))).toEqual(['>99.9%', '>99.9%', '99.9%']);
  expect([0, 1e-12, 0.0004, 0.0005].map((p) => percent(p, 'en'))).toEqual(['0%', '<0.1%', '<0.1%', '0.1%']);
});

test('words of certainty change at their steps', () => {
  expect([0.99, 0.95, 0.8, 0.5, 0.499].map(certaintyOf)).toEqual(['certain', 'high', 'fair', 'low', 'guess']);
});
