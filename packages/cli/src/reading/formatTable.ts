import type { ExpectKind } from '@cifra/core/format/expect.ts';
import { formatTable } from '../output/table.ts';

/** The syntax of each format after --expect, and its purpose. */
const FORMATS: Readonly<Record<ExpectKind, readonly [string, string]>> = {
  integer: ['integer, integer:1-31', 'whole numbers, optionally between limits'],
  range: ['range:0-99.9', 'numbers with decimals, between limits'],
  amount: ['amount, amount:2', 'money, with a given number of decimals'],
  'zip-us': ['zip-us', 'US ZIP codes of five or nine digits'],
  date: ['date, date:dmy', 'days; the order is dmy, mdy or ymd'],
  time: ['time', 'times of day'],
  phone: ['phone', 'phone numbers'],
  digits: ['digits:5, digits:4-6', 'a given number of digits'],
  oneOf: ['oneOf:12,15,80', 'one of these numbers'],
  luhn: ['luhn, luhn:16', 'card and other numbers with a Luhn check digit'],
  iban: ['iban:DE', 'bank accounts (IBAN) of a country'],
  isbn: ['isbn', 'book numbers (ISBN)'],
  mod11: ['mod11, mod11:2-7', 'numbers with a check digit modulo 11'],
  pattern: ['pattern:^\\d{3}$', 'a regular expression over digits and marks'],
};

/** Returns one indented line per format. */
export function formatLines(): string[] {
  return formatTable(Object.values(FORMATS).map((row) => [...row])).map((line) => `  ${line}`);
}
