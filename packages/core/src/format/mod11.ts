import { countedDigits } from './counted.ts';
import type { Interpret } from './expect.ts';

/**
 * Interprets digits with a check digit modulo 11 at the end; delimiters are ignored, the value is
 * the digits. A number with the check character `X` can't be read, because the models don't read
 * letters.
 */
export const interpretMod11: Interpret<'mod11'> = (
  { weights = 'iso-7064', count = [2, Number.POSITIVE_INFINITY] },
  text,
) => {
  const digits = countedDigits(text, count);
  if (digits === null) return [];
  const holds = weights === '2-7' ? hasWeighted2To7(digits) : hasIso7064Mod11(digits);
  return holds ? [{ text: digits, value: digits }] : [];
};

/**
 * Checks ISO/IEC 7064:2003, MOD 11-2 (ORCID, ISNI): from the right the weights are 2⁰, 2¹, 2², …,
 * and the sum over all digits is 1 modulo 11. Computed with the standard's recursion, which needs
 * no powers.
 */
export function hasIso7064Mod11(digits: string): boolean {
  let sum = 0;
  for (const digit of digits) sum = (2 * sum + Number(digit)) % 11;
  return sum === 1;
}

/**
 * Checks the banks' modulus 11, which is not in an ISO standard (used in Norway's account numbers
 * and KID): from the right the check digit weighs 1 and the others 2, 3, 4, 5, 6, 7, 2, 3, …; the
 * sum is 0 modulo 11.
 */
export function hasWeighted2To7(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const weight = place === 0 ? 1 : 2 + ((place - 1) % 6);
    sum += weight * Number(digits[digits.length - 1 - place]);
  }
  return sum % 11 === 0;
}
