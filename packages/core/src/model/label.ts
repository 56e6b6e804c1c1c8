import { CURRENCIES, DELIMITERS } from './symbols.ts';

/** Marks that people write in numbers: those that the reader tells apart, and those of telephone numbers and signs. */
export const LABEL_MARKS: readonly string[] = [...DELIMITERS, ...CURRENCIES, '+', '(', ')'];

// The hyphen comes last: between two characters it would mean a range.
const mark = [...LABEL_MARKS, ' '].toSorted((a, b) => Number(a === '-') - Number(b === '-')).join('');

/** What can be the right answer for a picture: at least one digit, with marks and blanks around them. A regular expression. */
export const LABEL_PATTERN = `^[${mark}]*[0-9][0-9${mark}]*$`;

const label = new RegExp(LABEL_PATTERN);

/** Whether a text can be the right answer for a picture of a number. */
export function isLabel(text: string): boolean {
  return label.test(text);
}
