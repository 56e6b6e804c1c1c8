/** Replaces the digit at an index, counted over digits only. Marks keep their places. */
export function withDigit(text: string, place: number, digit: number): string {
  let seen = -1;
  return text.replace(/\d/g, (old) => {
    seen++;
    return seen === place ? String(digit) : old;
  });
}
