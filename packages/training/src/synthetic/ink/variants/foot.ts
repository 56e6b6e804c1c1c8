import { boundsOf, type Drawing, lineThrough, type Point, pointAt } from '../drawing.ts';

/** Widest lower half of a 1 that stands on a point, share of the height. */
const WIDEST = 0.3;

/** True for a 1 without a foot: its lower half is narrow. */
export function standsOnPoint(drawing: Drawing): boolean {
  const { y, height } = boundsOf(drawing);
  const lower = pointsOf(drawing).filter((point) => point.y > y + height / 2);
  const columns = lower.map(({ x }) => x);
  return columns.length > 0 && Math.max(...columns) - Math.min(...columns) < WIDEST * height;
}

export type Foot = {
  /** To each side, share of the height. */
  readonly reach: number;
  /** Radians clockwise. */
  readonly tilt: number;
};

/** A 1 on a short line. */
export function withFoot(drawing: Drawing, { reach, tilt }: Foot): Drawing {
  const { height } = boundsOf(drawing);
  const lowest = pointsOf(drawing).reduce((low, point) => (point.y > low.y ? point : low));
  const x = reach * height * Math.cos(tilt);
  const y = reach * height * Math.sin(tilt);
  return [
    ...drawing,
    lineThrough([
      { x: lowest.x - x, y: lowest.y - y },
      { x: lowest.x + x, y: lowest.y + y },
    ]),
  ];
}

function pointsOf(drawing: Drawing): Point[] {
  return drawing.flatMap((line) => Array.from({ length: line.length / 2 }, (_, i) => pointAt(line, i)));
}
