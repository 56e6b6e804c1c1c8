import type { Interpret } from './expect.ts';
import { digitsAlone, trimMarks } from './marks.ts';

/** The shortest number that is dialled from outside a town, and the longest of ITU-T E.164. */
const FEWEST = 7;
const MOST = 15;

/**
 * A phone number of 7 to 15 digits; delimiters are the writer's own and mean nothing. Value: its digits; behind the
 * international prefix `00` (ITU-T E.164, E.123) as E.164 has it, `+41446681800`. A plus sign is not read, and a
 * national number does not say its country: it keeps its digits.
 */
export const interpretPhone: Interpret<'phone'> = (_expect, text) => {
  const digits = digitsAlone(text);
  if (digits === null) return [];
  const international = digits.startsWith('00');
  const number = international ? digits.slice(2) : digits;
  if (number.length < FEWEST || number.length > MOST) return [];
  // No country's code begins with zero.
  if (international && number.startsWith('0')) return [];
  return [{ text: trimMarks(text), value: international ? `+${number}` : number }];
};
