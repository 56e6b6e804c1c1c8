import type { Interpret } from './expect.ts';
import { digitsAlone, trimMarks } from './marks.ts';

/** Shortest number dialled from outside a town, and the longest of ITU-T E.164. */
const FEWEST = 7;
const MOST = 15;

/**
 * Interprets a phone number of 7 to 15 digits. Delimiters have no meaning. The value is the digits.
 * A number with the international prefix `00` (ITU-T E.164, E.123) gets the form of E.164,
 * `+41446681800`. A plus sign is not read. A national number keeps its digits, because its country
 * is unknown.
 */
export const interpretPhone: Interpret<'phone'> = (_expect, text) => {
  const digits = digitsAlone(text);
  if (digits === null) return [];
  const international = digits.startsWith('00');
  const number = international ? digits.slice(2) : digits;
  if (number.length < FEWEST || number.length > MOST) return [];
  // No country code starts with zero.
  if (international && number.startsWith('0')) return [];
  return [{ text: trimMarks(text), value: international ? `+${number}` : number }];
};
