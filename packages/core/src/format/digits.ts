import { countedDigits } from './counted.ts';
import type { Interpret } from './expect.ts';
import { isMarkedDigit } from './marks.ts';

/**
 * Interprets a given number of digits; delimiters are ignored, except next to a single digit.
 * Leading zeros are kept.
 */
export const interpretDigits: Interpret<'digits'> = ({ count }, text) => {
  const digits = countedDigits(text, count);
  return digits === null || isMarkedDigit(text) ? [] : [{ text: digits, value: digits }];
};
