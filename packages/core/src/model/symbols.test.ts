import { expect, test } from 'vitest';
import {
  BLANK,
  CURRENCIES,
  classOf,
  DELIMITERS,
  digitsOf,
  LINE_CLASSES,
  OTHER,
  SIGNS,
  STRUCK_OUT,
  SYMBOLS,
} from './symbols.ts';

test('the order of the classes is that of the recipe’s network', () => {
  expect(SYMBOLS.join('')).toBe("0123456789.,-/':#=$€£+()%×~?");
  expect([BLANK, LINE_CLASSES]).toEqual([28, 29]);
});

test('each symbol has one class, and a digit its own number', () => {
  expect(SYMBOLS.map(classOf)).toEqual(SYMBOLS.map((_, k) => k));
  expect(SYMBOLS).toEqual([...'0123456789', ...DELIMITERS, ...CURRENCIES, ...SIGNS, STRUCK_OUT, OTHER]);
});

test.each(['a', '12', '', '_'])('%j is no symbol', (text) => {
  expect(() => classOf(text)).toThrow(`classOf: no symbol ${JSON.stringify(text)} (known: 0 1 2`);
});

test('only digits', () => {
  expect(digitsOf("$1'250.-?")).toBe('1250');
});
