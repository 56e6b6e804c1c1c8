import type { Reading } from '../base/types.ts';

/**
 * How far the writing of a page is turned counterclockwise, degrees: at 90 it runs from the bottom to
 * the top.
 */
export type Turn = 0 | 90 | 180 | 270;

/** Returns the turn in which most digits follow each other. A page is turned as a whole. */
export function turnOf(readings: readonly Reading[]): Turn {
  const votes = new Map<Turn, number>();
  for (const { digits } of readings) {
    if (digits.length < 2) continue;
    const [first, last] = [digits[0].box, digits[digits.length - 1].box];
    const x = last.x + last.width / 2 - first.x - first.width / 2;
    const y = last.y + last.height / 2 - first.y - first.height / 2;
    const turn = Math.abs(x) >= Math.abs(y) ? (x >= 0 ? 0 : 180) : y < 0 ? 90 : 270;
    votes.set(turn, (votes.get(turn) ?? 0) + digits.length);
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1]);
  return best?.[0] ?? 0;
}
