import { boundsOf, type Drawing, lineThrough, pointAt } from '../drawing.ts';

/** How near to the bottom a stem ends, share of the height. */
const LOW = 0.2;
/** Points of the stem's end that give its direction. */
const TAIL = 4;

/** True for a 9 whose last stroke ends at the bottom, on the way down. */
export function hasStem(drawing: Drawing): boolean {
  const line = drawing[drawing.length - 1];
  const n = line.length / 2;
  if (n <= TAIL) return false;
  const { y, height } = boundsOf(drawing);
  const end = pointAt(line, n - 1);
  return end.y > y + (1 - LOW) * height && end.y > pointAt(line, n - 1 - TAIL).y;
}

export type Curl = {
  /** Total turn to the left and up, radians. */
  readonly turn: number;
  /** Length, share of the height. */
  readonly length: number;
};

const PIECES = 8;

/** A 9 whose foot curls to the left and up. */
export function withCurl(nine: Drawing, { turn, length }: Curl): Drawing {
  const { height } = boundsOf(nine);
  const line = nine[nine.length - 1];
  const n = line.length / 2;
  const end = pointAt(line, n - 1);
  const before = pointAt(line, Math.max(0, n - 1 - TAIL));
  let direction = Math.atan2(end.y - before.y, end.x - before.x);
  const step = (length * height) / PIECES;
  let at = end;
  const arc = Array.from({ length: PIECES }, () => {
    direction += turn / PIECES;
    at = { x: at.x + step * Math.cos(direction), y: at.y + step * Math.sin(direction) };
    return at;
  });
  return [...nine.slice(0, -1), Float64Array.from([...line, ...lineThrough(arc)])];
}
