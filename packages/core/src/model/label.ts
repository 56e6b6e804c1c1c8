import { CURRENCIES, DELIMITERS, SIGNS } from './symbols.ts';

/** Marks in written numbers: those that the reader distinguishes. */
export const LABEL_MARKS: readonly string[] = [...DELIMITERS, ...CURRENCIES, ...SIGNS];

// The hyphen is last: between two characters it would mean a range.
const mark = [...LABEL_MARKS, ' '].toSorted((a, b) => Number(a === '-') - Number(b === '-')).join('');

/**
 * Regular expression for labels of a picture: at least one digit, with marks and blanks around it.
 */
export const LABEL_PATTERN = `^[${mark}]*[0-9][0-9${mark}]*$`;

const label = new RegExp(LABEL_PATTERN);

/** True if a text can be the label of a picture of a number. */
export function isLabel(text: string): boolean {
  return label.test(text);
}
