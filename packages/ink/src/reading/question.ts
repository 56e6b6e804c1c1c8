import type { Reading, ReadNumber, Refusal } from '@cifra/core/base/types.ts';
import { isLabel } from '@cifra/core/model/label.ts';
import { digitsOf } from './boxedText.ts';
import type { Carried } from './carried.ts';
import { othersThan } from './others.ts';
import type { InkReading } from './readInk.ts';
import { withDigit } from './withDigit.ts';

/** What the page asks about a doubtful reading. One answer settles it. */
export type Question = {
  /** The number that was probably written. */
  readonly text: string;
  /** Other possible numbers, most probable first. */
  readonly others: readonly ReadNumber[];
  /** Indices of the digits that are in doubt. */
  readonly doubtful: readonly number[];
};

/** With these refusals there is no number to ask about. */
const NO_NUMBER: ReadonlySet<Refusal | null> = new Set(['blank', 'not-a-digit', 'too-small', 'too-many']);
/** Numbers to choose from; more would take longer to read than to type. */
const MOST = 4;
/** A digit that is less probable is in doubt. */
const SURE = 0.9;

/**
 * Returns what to ask about a refused reading; null if it is accepted or if there is no number to
 * ask about. `settled`: a correction of a part of it, about which nothing is asked again.
 */
export function questionOf(reading: InkReading, settled?: Carried): Question | null {
  if (NO_NUMBER.has(reading.refusal) || reading.accepted) return null;
  const text = askedText(reading);
  if (text === undefined) return null;
  const others = othersThan(text, reading.candidates);
  const doubtful = reading.inInk === undefined ? doubtfulDigits({ ...reading, text }, others) : [];
  if (!settled) return { text, others: others.slice(0, MOST), doubtful };
  const open = doubtful.filter((place) => !settled.places.includes(place));
  return open.length === 0
    ? null
    : { text: settled.text, others: withSettled(others, settled), doubtful: open };
}

/** The marks in the ink, the reading, or the first number among its candidates if a digit in it is struck out or not read. */
function askedText({ text, inInk, candidates }: InkReading): string | undefined {
  if (inInk !== undefined) return inInk;
  return isLabel(text) ? text : othersThan(text, candidates)[0]?.text;
}

/** Digits that are improbable, or that the most probable other number does not have. */
function doubtfulDigits({ text, digits }: Reading, [other]: readonly ReadNumber[]): number[] {
  const places = digits.map((_, place) => place);
  const improbable = places.filter((place) => (digits[place].probabilities[digits[place].digit] ?? 1) < SURE);
  const doubtful = new Set([...improbable, ...(other ? changedDigits(text, other.text) : [])]);
  return places.filter((place) => doubtful.has(place));
}

/** Indices of the digits of a text that another text does not share, between what both begin and end with. */
function changedDigits(text: string, other: string): number[] {
  const shorter = Math.min(text.length, other.length);
  let start = 0;
  while (start < shorter && text[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && text.at(-1 - end) === other.at(-1 - end)) end++;
  const first = digitsOf(text.slice(0, start)).length;
  const count = digitsOf(text.slice(start, text.length - end)).length;
  // Something is missing between two digits: the one before it may be two.
  if (count === 0) return [Math.max(0, first - 1)];
  return Array.from({ length: count }, (_, i) => first + i);
}

/** The other numbers with the digits that are settled; those of another length cannot be compared. */
function withSettled(others: readonly ReadNumber[], { text, places }: Carried): ReadNumber[] {
  const right = digitsOf(text);
  const alike = others.filter((other) => digitsOf(other.text).length === right.length);
  const settled = alike.map((other) => ({
    ...other,
    text: places.reduce((before, place) => withDigit(before, place, right[place]), other.text),
  }));
  return settled
    .filter((other, i) => other.text !== text && settled.findIndex((each) => each.text === other.text) === i)
    .slice(0, MOST);
}
