import { countedDigits } from './counted.ts';
import type { Interpret } from './expect.ts';

/** Interprets a given number of digits; delimiters are ignored, leading zeros are kept. */
export const interpretDigits: Interpret<'digits'> = ({ count }, text) => {
  const digits = countedDigits(text, count);
  return digits === null ? [] : [{ text: digits, value: digits }];
};
