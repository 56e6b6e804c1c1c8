import { countedDigits } from './counted.ts';
import type { Interpret } from './expect.ts';

/** So many digits; delimiters are ignored, leading zeros are kept. */
export const interpretDigits: Interpret<'digits'> = ({ count }, text) => {
  const digits = countedDigits(text, count);
  return digits === null ? [] : [{ text: digits, value: digits }];
};
