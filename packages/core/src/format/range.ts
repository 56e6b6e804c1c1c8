import { isWithin, writeDecimal } from './decimal.ts';
import type { Interpret } from './expect.ts';
import { readGroupedNumber } from './groupedNumber.ts';
import { trimMarks } from './marks.ts';
import { minusOf, withoutPlus, withSign } from './sign.ts';

const ONE_MARK = /^(?=.*\d)(\d*)(?:[.,](\d+))?$/;

/**
 * Interprets a number between two limits, with any number of decimals; the value has no redundant
 * zeros. The limits resolve ambiguous marks: `1.500` is 1.5 in 0–10 and 1500 in 1000–2000; if both
 * fit, it has both meanings.
 */
export const interpretRange: Interpret<'range'> = (expect, written) => {
  // Groups are written with spaces anywhere, so only other marks can be decimal.
  const text = withoutPlus(written).replaceAll(' ', '');
  const core = trimMarks(text);
  // A mark before the first digit belongs to the number (`.5`), unlike other outer marks.
  const number = /(?:^|[^\d.,])[.,]$/.test(text.slice(0, text.indexOf(core))) ? `.${core}` : core;
  const sign = minusOf(text, expect.min);
  if (sign === null) return [];
  const plain = ONE_MARK.exec(number);
  const readings = [
    plain && { whole: plain[1], fraction: plain[2] ?? '' },
    // A single mark before any other number of digits is decimal in both.
    readGroupedNumber(number),
  ];
  return readings
    .filter((reading) => reading !== null)
    .map((reading) => ({ text: sign + number, value: withSign(sign, writeDecimal(reading)) }))
    .filter(({ value }) => isWithin(value, expect));
};
