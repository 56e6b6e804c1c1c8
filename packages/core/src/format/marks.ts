/** Longest text that is interpreted, characters; no format here has a longer one. */
export const LONGEST_TEXT = 40;

/**
 * Characters allowed between digits: the delimiters that are read, and a gap that a caller may have
 * inserted.
 */
const MARKS = String.raw`.,\-/':#= `;
const ONLY_DIGITS_AND_MARKS = new RegExp(`^[\\d${MARKS}]*\\d[\\d${MARKS}]*$`);
const OUTER_MARKS = new RegExp(`^[${MARKS}]+|[${MARKS}]+$`, 'g');

/**
 * Returns the digits of a text for formats without delimiters: a delimiter there is a speck, the
 * border of a box or the writer's own grouping. Returns null without digits, or with anything else
 * in the text (`?`, currency).
 */
export function digitsAlone(text: string): string | null {
  return ONLY_DIGITS_AND_MARKS.test(text) ? text.replace(/\D/g, '') : null;
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
