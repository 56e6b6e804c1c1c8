import { expect, test } from 'vitest';
import { interpret } from './interpret.ts';

const value = (text: string, options: { decimals?: number; currency?: '$' | '€' | '£' } = {}) =>
  interpret({ kind: 'amount', ...options }, text)?.value ?? null;

test.each([
  ['1500', '1500'],
  ['0012', '12'],
  ['12.50', '12.50'],
  ['12,5', '12.50'],
  ['1.234,56', '1234.56'],
  ['1,234.56', '1234.56'],
  ['1 234.56', '1234.56'],
  ['1 234,56', '1234.56'],
  ["1'234.56", '1234.56'],
  ['1.234.567', '1234567'],
  ['1.234.56', '1234.56'],
  ['1.234.567,80', '1234567.80'],
  ['12.00', '12'],
  ['.50', '0.50'],
  ['0,05', '0.05'],
  ['1500,-', '1500'],
  ['1500.=', '1500'],
  ['1500,--', '1500'],
  ['1500/-', '1500'],
  ['1500/=', '1500'],
  ['12,500/-', '12500'],
  ['12500.50/-', '12500.50'],
  ['12 500/-', '12500'],
  ['1500 /-', '1500'],
  ['$1500/-', '1500'],
  ['5/-', '5'],
  // Specks: two marks instead of one, a colon instead of the point of a group, a misplaced
  // apostrophe.
  ['37..75', '37.75'],
  ['37.,75', '37.75'],
  ['13..109', '13109'],
  ['6:540', '6540'],
  ["43'7315.61", '437315.61'],
  ["61'44,59=", '6144.59'],
])('%s is %s', (text, expected) => {
  expect(value(text)).toBe(expected);
});

test.each([
  '',
  '-',
  '$',
  '1.23.4567',
  '1,23,456',
  '1.234,567',
  "1.5'234",
  '12:50',
  '12/50',
  '12 / 50',
  '1500/',
  '1500/1-',
  '1?50',
  '12 50',
  '0.123',
])('%s is not an amount', (text) => {
  expect(value(text)).toBeNull();
});

test('three digits after the only mark are a group unless the caller gives the number of decimals', () => {
  expect(value('1.234')).toBe('1234');
  expect(value('1,234')).toBe('1234');
  expect(value('1.234', { decimals: 2 })).toBe('1234');
  expect(value('1.234', { decimals: 3 })).toBe('1.234');
  expect(value('0.123', { decimals: 3 })).toBe('0.123');
  expect(value('1.234.567', { decimals: 3 })).toBe('1234567');
});

test('either all given decimals are present or none', () => {
  expect(value('12.5', { decimals: 2 })).toBeNull();
  expect(value('12', { decimals: 2 })).toBe('12');
  expect(value('12.50', { decimals: 0 })).toBeNull();
  expect(value('1.250', { decimals: 0 })).toBe('1250');
});

test.each([
  '-1500=',
  '#1500#',
  '=1500=',
  '--1500--',
  '-1500',
  '$-1500-',
  '$1500',
  '1500€',
  '£ 1500',
  '#$1500#',
])('fences and currency around a number: %s', (text) => {
  expect(value(text)).toBe('1500');
});

test('the text keeps the marks and the currency and loses the fences', () => {
  expect(interpret({ kind: 'amount' }, '#€ 1.234,56#')).toEqual({ text: '€1.234,56', value: '1234.56' });
});

test('at most one currency, and only the expected one', () => {
  expect(value('$1500€')).toBeNull();
  expect(value('$1500', { currency: '€' })).toBeNull();
  expect(value('1500', { currency: '€' })).toBe('1500');
});

test('amounts are exact', () => {
  expect(value('9007199254740993.10')).toBe('9007199254740993.10');
});
