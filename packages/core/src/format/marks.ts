/** The longest text that is interpreted, characters; no format here writes a longer one. */
export const LONGEST_TEXT = 40;

/** What may stand between digits: the delimiters that are read, and the gap that a caller may have put in. */
const MARKS = String.raw`.,\-/':#= `;
const ONLY_DIGITS_AND_MARKS = new RegExp(`^[\\d${MARKS}]*\\d[\\d${MARKS}]*$`);
const OUTER_MARKS = new RegExp(`^[${MARKS}]+|[${MARKS}]+$`, 'g');

/**
 * The digits of a text for formats that need no delimiter: a delimiter seen anywhere is a speck, a box's border or
 * the writer's own grouping. Null when there is no digit, or when something else is there (`?`, currency).
 */
export function digitsAlone(text: string): string | null {
  return ONLY_DIGITS_AND_MARKS.test(text) ? text.replace(/\D/g, '') : null;
}

/** Without the delimiters before the first and after the last digit: fences, specks, a number sign. */
export function trimMarks(text: string): string {
  return text.replace(OUTER_MARKS, '');
}

/** After which digits delimiters stand, in a text that begins and ends with a digit: `12.50` gives [2]. */
export function delimitedAfter(text: string): readonly number[] {
  const places: number[] = [];
  let digits = 0;
  for (const group of text.split(/\D+/).slice(0, -1)) {
    digits += group.length;
    places.push(digits);
  }
  return places;
}
