import { expect, test } from 'vitest';
import { checkTyped } from './typedNumber.ts';

test.each(['abc', '12a', '-', '17?'])('%j is not a number', (text) => {
  expect(checkTyped(text, 2)).toEqual({ kind: 'not-a-number' });
});

test('a digit count other than the found one is reported; marks do not count', () => {
  expect(checkTyped('12345678901234567890', 3)).toEqual({ kind: 'other-count', typed: 20, found: 3 });
  expect(checkTyped('-1,2', 3)).toEqual({ kind: 'other-count', typed: 2, found: 3 });
  expect(checkTyped('-1,23', 3)).toEqual({ kind: 'right' });
});

test('any number is accepted where no digit was found', () => {
  expect(checkTyped('1749', 0)).toEqual({ kind: 'right' });
});
