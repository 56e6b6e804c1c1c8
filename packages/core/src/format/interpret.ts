import { interpretAmount } from './amount.ts';
import { interpretDate } from './date.ts';
import { interpretDigits } from './digits.ts';
import type { Expect, ExpectKind, Interpret, Meaning } from './expect.ts';
import { interpretIban } from './iban.ts';
import { interpretInteger } from './integer.ts';
import { interpretIsbn } from './isbn.ts';
import { interpretLuhn } from './luhn.ts';
import { LONGEST_TEXT } from './marks.ts';
import { interpretMod11 } from './mod11.ts';
import { interpretOneOf } from './oneOf.ts';
import { interpretPattern } from './pattern.ts';
import { interpretPhone } from './phone.ts';
import { interpretRange } from './range.ts';
import { interpretTime } from './time.ts';
import { interpretZipUs } from './zipUs.ts';

const FORMATS: { readonly [K in ExpectKind]: Interpret<K> } = {
  integer: interpretInteger,
  range: interpretRange,
  amount: interpretAmount,
  'zip-us': interpretZipUs,
  date: interpretDate,
  time: interpretTime,
  phone: interpretPhone,
  digits: interpretDigits,
  oneOf: interpretOneOf,
  luhn: interpretLuhn,
  iban: interpretIban,
  isbn: interpretIsbn,
  mod11: interpretMod11,
  pattern: interpretPattern,
};

/**
 * Returns all meanings of a text in the expected format, each value once; empty if it does not
 * satisfy the format. More than one occurs only for dates without an order, ranges with an
 * ambiguous mark, and allowed values with equal digits.
 */
export function meanings(expect: Expect, text: string): readonly Meaning[] {
  if (text.length > LONGEST_TEXT) return [];
  // The table is typed by kind, which TypeScript cannot follow through an index.
  const found = (FORMATS[expect.kind] as Interpret<ExpectKind>)(expect, text);
  return found.filter(({ value }, index) => found.findIndex((other) => other.value === value) === index);
}

/**
 * Returns the meaning of a text in the expected format, or null if it does not satisfy the format
 * or has more than one meaning (`03/04/2024` without an order).
 */
export function interpret(expect: Expect, text: string): Meaning | null {
  const [only, ...others] = meanings(expect, text);
  return only && others.length === 0 ? only : null;
}
