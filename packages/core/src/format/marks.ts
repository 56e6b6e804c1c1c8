/** Longest text that is interpreted, characters; no format here has a longer one. */
export const LONGEST_TEXT = 40;

/**
 * Characters allowed between digits: the delimiters and parentheses that are read, and the space between
 * groups. A plus, a percent sign or a multiplication sign changes the meaning, so
 * only the formats that know it allow it.
 */
const MARKS = String.raw`.,\-/':#=() `;
const ONLY_DIGITS_AND_MARKS = new RegExp(`^[\\d${MARKS}]*\\d[\\d${MARKS}]*$`);
const OUTER_MARKS = new RegExp(`^[${MARKS}]+|[${MARKS}]+$`, 'g');

/**
 * Returns the digits of a text, for formats without delimiters. If the text has delimiters, they
 * are specks, borders of boxes or the writer's own grouping, and are left out. Returns null if
 * there are no digits, or if the text has other symbols (`?`, currency).
 */
export function digitsAlone(text: string): string | null {
  return ONLY_DIGITS_AND_MARKS.test(text) ? text.replace(/\D/g, '') : null;
}

/**
 * True for one digit with a delimiter next to it, which is a sign or a point: `-5` and `.5` are not
 * the digit 5.
 */
export function isMarkedDigit(text: string): boolean {
  return digitsAlone(text)?.length === 1 && text.trim().length > 1;
}

/**
 * Removes the delimiters before the first and after the last digit: fences, specks, a number sign.
 */
export function trimMarks(text: string): string {
  return text.replace(OUTER_MARKS, '');
}

/**
 * Returns the positions of delimiters, as numbers of digits before them, in a text that starts and
 * ends with a digit: `12.50` gives [2].
 */
export function delimitedAfter(text: string): readonly number[] {
  const places: number[] = [];
  let digits = 0;
  for (const group of text.split(/\D+/).slice(0, -1)) {
    digits += group.length;
    places.push(digits);
  }
  return places;
}
