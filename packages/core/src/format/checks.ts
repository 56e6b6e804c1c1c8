import type { Count } from './expect.ts';
import { ExpectError } from './expectError.ts';
import { LONGEST_TEXT } from './marks.ts';

/** Gives a field back as its type, or throws the `ExpectError` that names it. */
export type Check<T> = (value: unknown, path: string) => T;

export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value, path) => (value === undefined ? undefined : check(value, path));
}

export function wholeNumber(from = -Number.MAX_SAFE_INTEGER, to = Number.MAX_SAFE_INTEGER): Check<number> {
  const limits = to === Number.MAX_SAFE_INTEGER ? '' : ` from ${from} to ${to}`;
  return (value, path) => {
    if (!Number.isSafeInteger(value) || (value as number) < from || (value as number) > to)
      throw new ExpectError(path, value, `a whole number${limits}`);
    return value as number;
  };
}

/** A number whose decimal digits are those that the caller wrote: neither very large nor very small. */
export const plainNumber: Check<number> = (value, path) => {
  if (typeof value !== 'number' || !/^-?\d{1,15}(\.\d+)?$/.test(String(value)))
    throw new ExpectError(path, value, 'a number below 1e15 without exponent');
  return value;
};

export function choice<const T extends string>(...choices: readonly T[]): Check<T> {
  return (value, path) => {
    const found = choices.find((candidate) => candidate === value);
    if (found === undefined)
      throw new ExpectError(path, value, choices.map((candidate) => `"${candidate}"`).join(' or '));
    return found;
  };
}

/** How many digits: `5`, or `[4, 6]`. */
export const count: Check<Count> = (value, path) => {
  const wanted = `a number of digits from 1 to ${LONGEST_TEXT}, or the fewest and the most as [4, 6]`;
  const [fewest, most, ...others] = Array.isArray(value) ? value : [value, value];
  const right = [fewest, most].every((n) => Number.isInteger(n) && n >= 1 && n <= LONGEST_TEXT);
  if (!right || fewest > most || others.length > 0) throw new ExpectError(path, value, wanted);
  return Array.isArray(value) ? [fewest, most] : fewest;
};

/** A list of texts with digits and what else can be read; a JSON number is taken as its digits. */
export const allowedValues: Check<readonly string[]> = (value, path) => {
  if (!Array.isArray(value) || value.length === 0)
    throw new ExpectError(path, value, 'a list of allowed values');
  return value.map((item: unknown, index) => {
    const text = typeof item === 'number' ? String(item) : item;
    if (typeof text !== 'string' || text.length > LONGEST_TEXT || !/^(?=.*\d)[\d.,\-/':#= $€£]+$/.test(text))
      throw new ExpectError(`${path}[${index}]`, item, 'digits, with delimiters or a currency sign if any');
    return text;
  });
};
