import { expect, test } from 'vitest';
import { compareDecimals, writeDecimal } from './decimal.ts';
import { interpret, meanings } from './interpret.ts';

const integer = (text: string, limits: { min?: number; max?: number } = {}) =>
  interpret({ kind: 'integer', ...limits }, text)?.value ?? null;
const range = (text: string, min: number, max: number) =>
  meanings({ kind: 'range', min, max }, text).map(({ value }) => value);

test.each([
  ['0', '0'],
  ['000', '0'],
  ['0042', '42'],
  ["1'500", '1500'],
  ['1,500', '1500'],
  ['#1500', '1500'],
  ['-1500-', '1500'],
  ['1500.', '1500'],
  ['15.00123', '1500123'],
  ['1234567890123456789012345', '1234567890123456789012345'],
])('%s is the integer %s', (text, expected) => {
  expect(integer(text)).toBe(expected);
});

test.each(['', '-', '?', '1?', '12.50', '12,5', '.5', '12/50', '12:50', '12-50', '$12'])(
  '%s is not an integer',
  (text) => {
    expect(integer(text)).toBeNull();
  },
);

test('limits are included', () => {
  const month = { min: 1, max: 12 };
  expect(['0', '1', '12', '13'].map((text) => integer(text, month))).toEqual([null, '1', '12', null]);
  expect(integer('9007199254740993', { max: Number.MAX_SAFE_INTEGER })).toBeNull();
});

test('a dash is a minus only where negative numbers are expected', () => {
  const frost = { min: -40, max: 50 };
  expect(['-5', '5', '-12', '-41'].map((text) => integer(text, frost))).toEqual(['-5', '5', '-12', null]);
  expect(['-5-', '-0'].map((text) => integer(text, frost))).toEqual(['5', '0']);
  expect(range('-3,5', -10, 10)).toEqual(['-3.5']);
});

test('a number with a minus is refused where negative numbers are not expected', () => {
  expect(['-5', '-42', '-1,500'].map((text) => integer(text))).toEqual([null, null, null]);
  expect(['-5', '-5-', '--5', '#5'].map((text) => integer(text, { min: 0 }))).toEqual([null, '5', '5', '5']);
  expect(range('-3,5', 0, 10)).toEqual([]);
  expect(range('-3,5-', 0, 10)).toEqual(['3.5']);
});

test('a range chooses between the meanings of a mark, and keeps both if both fit', () => {
  expect(range('1.500', 0, 10)).toEqual(['1.5']);
  expect(range('1.500', 1000, 2000)).toEqual(['1500']);
  expect(range('1.500', 0, 2000)).toEqual(['1.5', '1500']);
  expect(range('36,6', 35, 42)).toEqual(['36.6']);
  expect(range('366', 35, 42)).toEqual([]);
  expect(range('.5', 0, 1)).toEqual(['0.5']);
  expect(range('0.10', 0.1, 0.1)).toEqual(['0.1']);
  expect(range('', 0, 1)).toEqual([]);
  expect(range('?', 0, 1)).toEqual([]);
});

test('decimals are compared and written exactly', () => {
  expect(compareDecimals('0.30', '0.3')).toBe(0);
  expect(compareDecimals('-1.5', '-1.25')).toBe(-1);
  expect(compareDecimals('9007199254740993', '9007199254740992')).toBe(1);
  expect(writeDecimal({ whole: '007', fraction: '500' }, 2)).toBe('7.50');
  expect(writeDecimal({ whole: '', fraction: '00' }, 2)).toBe('0');
});

test('other ink after a mark is not a decimal', () => {
  expect(range('1.$', 0, 10)).toEqual([]);
  expect(range('1.5?', 0, 10)).toEqual([]);
});
