import { writeDecimal } from './decimal.ts';
import type { Interpret } from './expect.ts';
import { readGroupedNumber } from './groupedNumber.ts';
import { isMarkedDigit } from './marks.ts';
import { hasMinus } from './sign.ts';

/**
 * A number with one currency sign and with marks around it that protect it against additions
 * (fences), such as `-1500=` and `#1500#`. `1500,-`, `1500.=`, and `1500/-` and `1500/=` of South Asia
 * and East Africa have no cents. Captures: currency before, number, currency after.
 */
const AMOUNT = /^[-=#]*([$€£]?)[-=#]*([.,]?\d[\d.,' ]*?)(?:[.,]|\/(?=[-=]))?[-=#]*([$€£]?)[-=#]*$/;
/**
 * If two marks are adjacent, one of them is a speck of dirt. A colon before a group of three
 * digits, which does not occur in times, is also a mark with a speck.
 */
const SPECKLED = /[.,:]{2,}(?=\d)|:(?=\d{3}(?!\d))/g;
/** An apostrophe that separates neither a group of three nor the last two digits is a speck. */
const SPECK = /'(?=\d{4}|\d{1,2}[.,']\d)/g;

/**
 * Interprets money. The value is an exact decimal string with a point, without sign or currency:
 * `1500`, `12.50` (padded to `decimals`, default two; cents of zero are omitted). A dash is a
 * fence, never a minus; a single digit with a dash before it is rejected. The value depends on the delimiters, and cents need one;
 * `readGroupedNumber` has the conventions. A value with only one decimal is marked as rare.
 */
export const interpretAmount: Interpret<'amount'> = ({ decimals, currency }, text) => {
  const clean = text.replace(SPECKLED, (marks) => (marks.includes(',') ? ',' : '.')).replace(SPECK, '');
  const found = AMOUNT.exec(clean.replace(/ *([-=#/$€£]) */g, '$1').trim());
  if (!found || (isMarkedDigit(text) && hasMinus(text))) return [];
  const [, before, number, behind] = found;
  const sign = before || behind;
  if ((before && behind) || (currency && sign && sign !== currency)) return [];
  const amount = readGroupedNumber(number, decimals);
  if (!amount) return [];
  const meaning = { text: before + number + behind, value: writeDecimal(amount, decimals ?? 2) };
  return [decimals === undefined && amount.fraction.length === 1 ? { ...meaning, rare: true } : meaning];
};
