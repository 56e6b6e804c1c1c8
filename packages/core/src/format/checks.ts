import { type Check, FieldError } from '../json/check.ts';
import type { Count } from './expect.ts';
import { LONGEST_TEXT } from './marks.ts';

/**
 * A number whose decimal digits are those that the caller wrote: neither very large nor very small.
 */
export const plainNumber: Check<number> = (value, path) => {
  if (typeof value !== 'number' || !/^-?\d{1,15}(\.\d+)?$/.test(String(value)))
    throw new FieldError(path, value, 'a number below 1e15 without exponent');
  return value;
};

/** The number of digits: `5`, or `[4, 6]`. */
export const count: Check<Count> = (value, path) => {
  const expected = `a number of digits from 1 to ${LONGEST_TEXT}, or the fewest and the most as [4, 6]`;
  const [fewest, most, ...others] = Array.isArray(value) ? value : [value, value];
  const right = [fewest, most].every((n) => Number.isInteger(n) && n >= 1 && n <= LONGEST_TEXT);
  if (!right || fewest > most || others.length > 0) throw new FieldError(path, value, expected);
  return Array.isArray(value) ? [fewest, most] : fewest;
};

/**
 * A list of texts with digits, delimiters and currency signs; a JSON number counts as its digits.
 */
export const allowedValues: Check<readonly string[]> = (value, path) => {
  if (!Array.isArray(value) || value.length === 0)
    throw new FieldError(path, value, 'a list of allowed values');
  return value.map((item: unknown, index) => {
    const text = typeof item === 'number' ? String(item) : item;
    if (typeof text !== 'string' || text.length > LONGEST_TEXT || !/^(?=.*\d)[\d.,\-/':#= $€£]+$/.test(text))
      throw new FieldError(`${path}[${index}]`, item, 'digits, with delimiters or a currency sign if any');
    return text;
  });
};
