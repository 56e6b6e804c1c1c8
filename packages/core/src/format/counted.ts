import type { Count } from './expect.ts';
import { digitsAlone } from './marks.ts';

/** Returns the digits of a text, without delimiters, if their number is as expected; else null. */
export function countedDigits(text: string, count: Count = [1, Number.POSITIVE_INFINITY]): string | null {
  const digits = digitsAlone(text);
  if (digits === null) return null;
  const [fewest, most] = typeof count === 'number' ? [count, count] : count;
  return digits.length >= fewest && digits.length <= most ? digits : null;
}
