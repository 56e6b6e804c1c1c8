import { writeDecimal } from './decimal.ts';
import type { Interpret } from './expect.ts';
import { readGroupedNumber } from './groupedNumber.ts';

/**
 * Fences (`-1500=`, `#1500#`) and one currency sign around a number; `1500,-` and `1500.=` have no cents.
 * Captures: currency before, number, currency behind.
 */
const AMOUNT = /^[-=#]*([$€£]?)[-=#]*([.,]?\d[\d.,' ]*?)[.,]?[-=#]*([$€£]?)[-=#]*$/;

/**
 * Money; value as an exact decimal string with a point, without sign or currency: `1500`, `12.50` (padded to
 * `decimals`, two when not given; cents of zero are none). A dash is a fence and never a minus. Delimiters decide
 * the value and are needed where there are cents; see `readGroupedNumber` for the conventions.
 */
export const interpretAmount: Interpret<'amount'> = ({ decimals, currency }, text) => {
  const found = AMOUNT.exec(text.replace(/ *([-=#$€£]) */g, '$1').trim());
  if (!found) return [];
  const [, before, number, behind] = found;
  const sign = before || behind;
  if ((before && behind) || (currency && sign && sign !== currency)) return [];
  const amount = readGroupedNumber(number, decimals);
  if (!amount) return [];
  return [{ text: before + number + behind, value: writeDecimal(amount, decimals ?? 2) }];
};
