import { isWithin } from './decimal.ts';
import type { Interpret } from './expect.ts';
import { trimMarks } from './marks.ts';
import { minusOf, withoutPlus, withSign } from './sign.ts';

/**
 * Groups of digits with marks between them. Other marks are left out: a `:` belongs to a time, a `/`
 * to a fraction, and a dash separates two numbers.
 */
const GROUPED = /^\d+(?:[.,' ]\d+)*$/;
/** One or two digits after a decimal mark, which may also be the first character. */
const DECIMALS = /[.,]\d{1,2}$/;

/**
 * Interprets a whole number; the value has no leading zeros. Delimiters around it and grouping
 * marks are ignored, even if the groups do not have three digits. Text that ends like decimals is
 * rejected: `12.50` is not 1250. If the point is only a speck, the reading is refused, which is
 * better than a wrong number.
 */
export const interpretInteger: Interpret<'integer'> = (expect, written) => {
  const text = withoutPlus(written);
  const core = trimMarks(text);
  if (!GROUPED.test(core) || DECIMALS.test(text.slice(0, text.lastIndexOf(core) + core.length))) return [];
  const digits = core.replace(/\D/g, '');
  const sign = minusOf(text, expect.min);
  if (sign === null) return [];
  const value = withSign(sign, digits.replace(/^0+(?=\d)/, ''));
  return isWithin(value, expect) ? [{ text: sign + digits, value }] : [];
};
