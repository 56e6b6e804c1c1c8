/** A number with another digit at a place, counted over its digits alone: marks stay where they are. */
export function withDigit(text: string, place: number, digit: number): string {
  let seen = -1;
  return text.replace(/\d/g, (old) => {
    seen++;
    return seen === place ? String(digit) : old;
  });
}
