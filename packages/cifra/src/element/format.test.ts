import { expect, test, vi } from 'vitest';
import { canonical, formatOf, keyboardFor } from './format.ts';

test('a format is one word or JSON; a wrong one is reported, and any number is read', () => {
  const report = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(formatOf('digits:5')).toEqual({ kind: 'digits', count: 5 });
  expect(formatOf('{"kind":"zip-us"}')).toEqual({ kind: 'zip-us' });
  expect([formatOf(null), formatOf('')]).toEqual([null, null]);
  expect(report).not.toHaveBeenCalled();
  expect(formatOf('zip')).toBeNull();
  expect(report).toHaveBeenCalledWith(expect.stringMatching(/^cifra-number: .*"zip"/));
  report.mockRestore();
});

test.each([
  [' 24.12.2026 ', 'date:dmy', '2026-12-24'],
  ['1.234,50', 'amount', '1234.50'],
  ['12', 'digits:5', null],
  ['12,5 ', null, '12,5'],
  ['twelve', null, null],
  ['', null, null],
])('%j as %j is %j', (text, format, value) => {
  expect(canonical(text, formatOf(format))).toBe(value);
});

test.each([
  [null, 'decimal'],
  ['amount', 'decimal'],
  ['digits:5', 'numeric'],
  ['integer:-5-5', 'text'],
  ['date', 'text'],
])('the keyboard for %j is %s', (format, keyboard) => {
  expect(keyboardFor(formatOf(format))).toBe(keyboard);
});
