import { countedDigits } from './counted.ts';
import type { Interpret } from './expect.ts';

/**
 * Interprets digits with a Luhn check digit at the end; delimiters are ignored, the value is the
 * digits.
 */
export const interpretLuhn: Interpret<'luhn'> = ({ count = [2, Number.POSITIVE_INFINITY] }, text) => {
  const digits = countedDigits(text, count);
  return digits !== null && hasLuhnDigit(digits) ? [{ text: digits, value: digits }] : [];
};

/** Checks the last digit: US patent 2,950,048 (H. P. Luhn, 1960); ISO/IEC 7812-1, annex B. */
export function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = digit * 2;
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
