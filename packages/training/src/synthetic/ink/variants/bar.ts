import { boundsOf, type Drawing, lineThrough, type Point, pointAt } from '../drawing.ts';

/** True for a 7 without a bar: one stroke. */
export function isUncrossed(drawing: Drawing): boolean {
  return drawing.length === 1;
}

export type Bar = {
  /** Where it crosses the stem, share of the height from the top. */
  readonly at: number;
  /** Share of the height. */
  readonly length: number;
  /** Radians clockwise. */
  readonly tilt: number;
  /** Its middle right of the stem, share of its length. */
  readonly shift: number;
};

/** A 7 whose stem a short bar crosses. */
export function withBar(seven: Drawing, { at, length, tilt, shift }: Bar): Drawing {
  const { y: top, height } = boundsOf(seven);
  const stem = crossing(seven, top + at * height);
  const middle = { x: stem.x + shift * length * height, y: stem.y };
  const x = (length / 2) * height * Math.cos(tilt);
  const y = (length / 2) * height * Math.sin(tilt);
  return [
    ...seven,
    lineThrough([
      { x: middle.x - x, y: middle.y - y },
      { x: middle.x + x, y: middle.y + y },
    ]),
  ];
}

/** The last point of the stroke above a row: the stem is written after the top. */
function crossing([line]: Drawing, row: number): Point {
  for (let i = line.length / 2 - 1; i > 0; i--) {
    const above = pointAt(line, i - 1);
    const below = pointAt(line, i);
    if (above.y <= row && below.y > row) {
      const share = (row - above.y) / (below.y - above.y);
      return { x: above.x + share * (below.x - above.x), y: row };
    }
  }
  return pointAt(line, line.length / 2 - 1);
}
