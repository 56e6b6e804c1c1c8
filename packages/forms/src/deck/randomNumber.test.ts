import { interpret } from '@cifra/core/format/interpret.ts';
import { parseExpectText } from '@cifra/core/format/parseExpectText.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { randomNumber } from './randomNumber.ts';

test.each([
  ['digits:5', 5],
  ['digits:2-4', 4],
  ['integer:1-31', 2],
  ['integer:-20-40', undefined],
  ['range:0-99.9', undefined],
  ['amount:2', undefined],
  ['zip-us', 5],
  ['date:dmy', undefined],
  ['date:ymd', 8],
  ['time', undefined],
  ['phone', undefined],
  ['oneOf:12,15,80', 2],
  ['luhn:9', 9],
  ['mod11:10', 10],
  ['isbn', 13],
  ['iban:DE', 20],
  ['pattern:^\\d{2}/\\d{2,4}$', undefined],
])('%s in %s boxes: numbers that the format accepts, and not always the same', (text, cells) => {
  const format = parseExpectText(text);
  const drawn = Array.from({ length: 20 }, (_, i) => randomNumber(format, cells, createRandom(i)));
  for (const { text, value } of drawn) {
    expect(interpret(format, text)?.value).toBe(value);
    if (cells !== undefined) expect(text).toMatch(/^\d+$/);
    expect(text.length).toBeLessThanOrEqual(cells ?? 24);
  }
  expect(new Set(drawn.map(({ value }) => value)).size).toBeGreaterThan(2);
});

test('a format that no number in the boxes meets is an error', () => {
  expect(() => randomNumber({ kind: 'digits', count: 6 }, 4, createRandom(1))).toThrow('fits 4 signs');
});
