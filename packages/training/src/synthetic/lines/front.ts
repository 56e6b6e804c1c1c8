import { PAPER } from './linePaper.ts';
import type { Glyph } from './scribe.ts';

/** Ink darker than this blocks a neighbour. */
const SOLID = 0.35;
/**
 * Distance in rows at which neighbours interact: strokes that pass above and below touch too when
 * they are this close.
 */
const REACH = 2;

/** The rightmost ink of each row so far, [PAPER]; -∞ if there is none. */
export function frontOf({ width, data }: Glyph, left: number, before: Float32Array | null): Float32Array {
  const front = before?.slice() ?? new Float32Array(PAPER).fill(Number.NEGATIVE_INFINITY);
  for (let y = 0; y < PAPER; y++) {
    for (let x = width - 1; x >= 0; x--) {
      if (data[y * width + x] <= SOLID) continue;
      front[y] = Math.max(front[y], left + x + 1);
      break;
    }
  }
  return front;
}

/** Left edge of a glyph whose ink just touches the front. */
export function nearest(front: Float32Array, { width, data }: Glyph): number {
  let left = Number.NEGATIVE_INFINITY;
  for (let y = 0; y < PAPER; y++) {
    let first = 0;
    while (first < width && data[y * width + first] <= SOLID) first++;
    if (first === width) continue;
    for (let row = Math.max(0, y - REACH); row <= Math.min(PAPER - 1, y + REACH); row++) {
      left = Math.max(left, front[row] - first);
    }
  }
  if (left > Number.NEGATIVE_INFINITY) return left;
  return Math.max(...front.filter(Number.isFinite), 0);
}
