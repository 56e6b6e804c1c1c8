import type { Interpret } from './expect.ts';
import { IBAN_LENGTH } from './ibanLength.ts';
import { digitsAlone } from './marks.ts';

/**
 * Interprets the digits of an IBAN (ISO 13616-1) of a known country; the value includes the
 * letters, `DE89…`. Delimiters and gaps are ignored. The two letters may be in the picture: each is
 * read as `?`, other ink, and only at the start.
 */
export const interpretIban: Interpret<'iban'> = ({ country }, text) => {
  const digits = digitsAlone(text.replace(/^\?{1,2}/, ''));
  if (digits === null || digits.length + country.length !== IBAN_LENGTH[country]) return [];
  return hasIbanDigits(country, digits) ? [{ text: digits, value: country + digits }] : [];
};

/**
 * Checks ISO/IEC 7064:2003, MOD 97-10, over account, country (A = 10, …, Z = 35) and check digits,
 * which are 02–98.
 */
export function hasIbanDigits(country: string, digits: string): boolean {
  const check = Number(digits.slice(0, 2));
  if (check < 2 || check > 98) return false;
  const letters = [...country].map((letter) => Number.parseInt(letter, 36)).join('');
  let remainder = 0;
  for (const digit of digits.slice(2) + letters + digits.slice(0, 2))
    remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder === 1;
}
