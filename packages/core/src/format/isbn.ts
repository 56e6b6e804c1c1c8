import type { Interpret } from './expect.ts';
import { digitsAlone } from './marks.ts';

/**
 * Interprets an ISBN of 13 or 10 digits (ISO 2108; International ISBN Agency, Users' Manual).
 * Delimiters are ignored. The value is the 13 digits, because an old number and its new form name
 * the same book. An ISBN-10 that ends in `X` can't be read, because the models don't read letters.
 */
export const interpretIsbn: Interpret<'isbn'> = (_expect, text) => {
  const digits = digitsAlone(text);
  if (digits === null) return [];
  if (isIsbn13(digits)) return [{ text: digits, value: digits }];
  return isIsbn10(digits) ? [{ text: digits, value: toIsbn13(digits) }] : [];
};

/** Weights 1, 3, 1, 3, …; the sum is 0 modulo 10. Books have the EAN prefixes 978 and 979. */
export function isIsbn13(digits: string): boolean {
  return /^97[89]\d{10}$/.test(digits) && sumOf13(digits) % 10 === 0;
}

/** Weights 10, 9, …, 1; the sum is 0 modulo 11. */
export function isIsbn10(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < 10; place++) sum += (10 - place) * Number(digits[place]);
  return sum % 11 === 0;
}

function toIsbn13(isbn10: string): string {
  const without = `978${isbn10.slice(0, 9)}`;
  return `${without}${(10 - (sumOf13(without) % 10)) % 10}`;
}

function sumOf13(digits: string): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place++)
    sum += (place % 2 === 0 ? 1 : 3) * Number(digits[place]);
  return sum;
}
