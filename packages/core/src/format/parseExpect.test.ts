import { expect, test } from 'vitest';
import { FieldError } from '../json/check.ts';
import type { Expect } from './expect.ts';
import { EXPECT_KINDS, parseExpect } from './parseExpect.ts';
import { parseExpectText } from './parseExpectText.ts';

const EXAMPLES: readonly Expect[] = [
  { kind: 'integer' },
  { kind: 'integer', min: 1, max: 31 },
  { kind: 'range', min: -5, max: 99.9 },
  { kind: 'amount', decimals: 2, currency: '€' },
  { kind: 'zip-us' },
  { kind: 'date', order: 'dmy', since: 1925 },
  { kind: 'time' },
  { kind: 'phone' },
  { kind: 'digits', count: 5 },
  { kind: 'digits', count: [4, 6] },
  { kind: 'oneOf', values: ['12', '15.50'] },
  { kind: 'luhn', count: 16 },
  { kind: 'iban', country: 'DE' },
  { kind: 'isbn' },
  { kind: 'mod11', weights: '2-7', count: 11 },
  { kind: 'pattern', pattern: '^\\d{3}$' },
];

test('every kind has an example here', () => {
  expect(new Set(EXAMPLES.map(({ kind }) => kind))).toEqual(new Set(EXPECT_KINDS));
});

test.each(EXAMPLES)('plain JSON comes back as it is: $kind', (example) => {
  expect(parseExpect(JSON.parse(JSON.stringify(example)))).toEqual(example);
  expect(parseExpectText(JSON.stringify(example))).toEqual(example);
});

test.each([
  [null, 'expect: got null, expected an object with a kind, such as {"kind":"zip-us"}'],
  ['zip-us', 'expect: got "zip-us", expected an object with a kind, such as {"kind":"zip-us"}'],
  [{}, /^expect\.kind: got nothing, expected "integer" or "range" or/],
  [{ kind: 'toString' }, /^expect\.kind: got "toString", expected/],
  [{ kind: 'integer', min: '1' }, 'expect.min: got "1", expected a whole number'],
  [{ kind: 'integer', min: 1.5 }, 'expect.min: got 1.5, expected a whole number'],
  [{ kind: 'integer', min: 5, max: 4 }, 'expect.max: got 4, expected a number not below min, which is 5'],
  [{ kind: 'range', min: 0 }, 'expect.max: got nothing, expected a number below 1e15 without exponent'],
  [
    { kind: 'range', min: 1e-9, max: 1 },
    'expect.min: got 1e-9, expected a number below 1e15 without exponent',
  ],
  [{ kind: 'zip-us', min: 1 }, 'expect.min: got 1, expected no field but kind'],
  [{ kind: 'date', format: 'dmy' }, 'expect.format: got "dmy", expected no such field (known: order, since)'],
  [{ kind: 'date', order: 'ydm' }, 'expect.order: got "ydm", expected "dmy" or "mdy" or "ymd"'],
  [{ kind: 'digits', count: 0 }, /^expect\.count: got 0, expected a number of digits from 1 to 40/],
  [{ kind: 'digits', count: [6, 4] }, /^expect\.count: got \[6,4\], expected/],
  [{ kind: 'digits', count: [4, 5, 6] }, /^expect\.count: got \[4,5,6\], expected/],
  [{ kind: 'oneOf', values: [] }, 'expect.values: got [], expected a list of allowed values'],
  [{ kind: 'oneOf', values: ['12', 'ab'] }, /^expect\.values\[1\]: got "ab", expected digits/],
  [
    { kind: 'iban', country: 'GB' },
    /^expect\.country: got "GB", expected a country whose account numbers are digits/,
  ],
  [{ kind: 'pattern', pattern: '(' }, /^expect\.pattern: got "\(", expected a regular expression/],
  [{ kind: 'pattern' }, /^expect\.pattern: got /],
])('%j is refused by name', (value, message) => {
  expect(() => parseExpect(value)).toThrow(FieldError);
  expect(() => parseExpect(value)).toThrow(message);
});

test('numbers in a list of allowed values are their digits', () => {
  expect(parseExpect({ kind: 'oneOf', values: [12, 15.5] })).toEqual({
    kind: 'oneOf',
    values: ['12', '15.5'],
  });
});

test.each([
  ['integer', { kind: 'integer' }],
  ['integer:1-31', { kind: 'integer', min: 1, max: 31 }],
  ['integer:-5-5', { kind: 'integer', min: -5, max: 5 }],
  ['range:0-99.9', { kind: 'range', min: 0, max: 99.9 }],
  ['amount', { kind: 'amount' }],
  ['amount:3', { kind: 'amount', decimals: 3 }],
  ['zip-us', { kind: 'zip-us' }],
  ['date', { kind: 'date' }],
  ['date:dmy', { kind: 'date', order: 'dmy' }],
  ['digits:5', { kind: 'digits', count: 5 }],
  ['digits:4-6', { kind: 'digits', count: [4, 6] }],
  ['oneOf:12,15,80', { kind: 'oneOf', values: ['12', '15', '80'] }],
  ['luhn', { kind: 'luhn' }],
  ['luhn:16', { kind: 'luhn', count: 16 }],
  ['iban:de', { kind: 'iban', country: 'DE' }],
  ['mod11:2-7', { kind: 'mod11', weights: '2-7' }],
  ['mod11:16', { kind: 'mod11', count: 16 }],
  ['pattern:^\\d{3}:\\d$', { kind: 'pattern', pattern: '^\\d{3}:\\d$' }],
])('in one word: %s', (text, expected) => {
  expect(parseExpectText(text)).toEqual(expected);
});

test.each([
  ['zip', /^expect\.kind: got "zip", expected/],
  ['', /^expect\.kind: got "", expected/],
  ['constructor:1', /^expect\.kind: got "constructor", expected/],
  ['integer:1', 'expect.min: got "1", expected a whole number'],
  ['integer:1.5-3', 'expect.min: got 1.5, expected a whole number'],
  ['digits', /^expect\.count: got nothing/],
  ['digits:many', /^expect\.count: got "many", expected a number of digits/],
  ['amount:€', 'expect.decimals: got "€", expected a whole number from 0 to 4'],
  ['time:24', 'expect.24: got "24", expected no field but kind'],
  ['date:', 'expect.order: got "", expected "dmy" or "mdy" or "ymd"'],
  ['{"kind"', /^expect: got .*, expected JSON, or a word/],
])('%j is refused by name', (text, message) => {
  expect(() => parseExpectText(text)).toThrow(FieldError);
  expect(() => parseExpectText(text)).toThrow(message);
});
