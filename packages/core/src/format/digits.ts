import { countedDigits } from './counted.ts';
import type { Interpret } from './expect.ts';

/**
 * Interprets a given number of digits; delimiters are ignored, leading zeros are kept. Next to a
 * single digit a mark is a sign or point: `-5` is not the digit 5.
 */
export const interpretDigits: Interpret<'digits'> = ({ count }, text) => {
  const digits = countedDigits(text, count);
  const isMarked = digits?.length === 1 && text.trim().length > 1;
  return digits === null || isMarked ? [] : [{ text: digits, value: digits }];
};
