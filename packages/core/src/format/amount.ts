import { writeDecimal } from './decimal.ts';
import type { Interpret } from './expect.ts';
import { readGroupedNumber } from './groupedNumber.ts';

/**
 * Fences (`-1500=`, `#1500#`) and one currency sign around a number; `1500,-` and `1500.=` have no cents.
 * Captures: currency before, number, currency behind.
 */
const AMOUNT = /^[-=#]*([$€£]?)[-=#]*([.,]?\d[\d.,' ]*?)[.,]?[-=#]*([$€£]?)[-=#]*$/;
/** Marks beside each other are one mark with a speck; so is a colon before a group of three, which no time of day has. */
const SPECKLED = /[.,:]{2,}(?=\d)|:(?=\d{3}(?!\d))/g;
/** An apostrophe that parts neither a group of three nor the last two digits is a speck. */
const SPECK = /'(?=\d{4}|\d{1,2}[.,']\d)/g;

/**
 * Money; value as an exact decimal string with a point, without sign or currency: `1500`, `12.50` (padded to
 * `decimals`, two when not given; cents of zero are none). A dash is a fence and never a minus. Delimiters decide
 * the value and are needed where there are cents; see `readGroupedNumber` for the conventions. Cents of one digit are rare.
 */
export const interpretAmount: Interpret<'amount'> = ({ decimals, currency }, text) => {
  const clean = text.replace(SPECKLED, (marks) => (marks.includes(',') ? ',' : '.')).replace(SPECK, '');
  const found = AMOUNT.exec(clean.replace(/ *([-=#$€£]) */g, '$1').trim());
  if (!found) return [];
  const [, before, number, behind] = found;
  const sign = before || behind;
  if ((before && behind) || (currency && sign && sign !== currency)) return [];
  const amount = readGroupedNumber(number, decimals);
  if (!amount) return [];
  const meaning = { text: before + number + behind, value: writeDecimal(amount, decimals ?? 2) };
  return [decimals === undefined && amount.fraction.length === 1 ? { ...meaning, rare: true } : meaning];
};
