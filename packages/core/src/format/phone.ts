import type { Interpret } from './expect.ts';
import { digitsAlone } from './marks.ts';

/** Shortest number dialled from outside a town, and the longest of ITU-T E.164. */
const FEWEST = 7;
const MOST = 15;

/** A plus before the number, and the rest, which has none. */
const PLUS = /^(?:[^\d+]*(\+))?([^+]*)$/;
/** What is not part of a written number: fences and specks around it. */
const OUTSIDE = /^[^\d+(]+|[^\d)]+$/g;

/**
 * Interprets a phone number of 7 to 15 digits. Delimiters and parentheses have no meaning. The value
 * is the digits. A number with the international prefix `+` or `00` (ITU-T E.164, E.123) gets the form
 * of E.164, `+41446681800`; a trunk prefix in it, `+41 (0)44`, is not dialled from abroad and is left
 * out. A national number keeps its digits, because its country is unknown.
 */
export const interpretPhone: Interpret<'phone'> = (_expect, text) => {
  const [, plus, rest] = PLUS.exec(text) ?? [];
  const international = plus !== undefined || rest?.replace(/\D/g, '').startsWith('00');
  const digits = rest === undefined ? null : digitsAlone(international ? rest.replace('(0)', '') : rest);
  if (digits === null) return [];
  const number = international && plus === undefined ? digits.slice(2) : digits;
  if (number.length < FEWEST || number.length > MOST) return [];
  // No country code starts with zero.
  if (international && number.startsWith('0')) return [];
  return [{ text: text.replace(OUTSIDE, ''), value: international ? `+${number}` : number }];
};
