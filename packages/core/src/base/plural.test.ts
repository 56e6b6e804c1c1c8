import { expect, test } from 'vitest';
import { pluralIn } from './plural.ts';

const pixels = { one: 'pixel', other: 'pixels' };

test('chooses the form of a number by the rules of the language', () => {
  expect([0, 1, 1.5, 2].map((n) => pluralIn('en')(n, pixels))).toEqual([
    'pixels',
    'pixel',
    'pixels',
    'pixels',
  ]);
  expect([0, 1, 1.5, 2].map((n) => pluralIn('fr')(n, pixels))).toEqual(['pixel', 'pixel', 'pixel', 'pixels']);
});

test('uses the other form where a category has none', () => {
  expect(pluralIn('en')(1, { other: 'sheep' })).toBe('sheep');
});
