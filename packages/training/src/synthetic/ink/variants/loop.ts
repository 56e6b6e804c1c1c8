import { boundsOf, type Drawing, lineThrough, type Point, pointAt } from '../drawing.ts';

/** How near to the bottom the corner is, share of the height. */
const LOW = 0.3;
/** Shortest base line, share of the height. */
const SHORTEST = 0.3;
/** A base line that rises by more than this, share of the height, has a loop already. */
const RISE = 0.1;
const PIECES = 10;

/** True for a 2 in one stroke whose base line begins in a plain corner. */
export function hasCorner(drawing: Drawing): boolean {
  if (drawing.length !== 1) return false;
  const [line] = drawing;
  const { y, height } = boundsOf(drawing);
  const corner = cornerOf(line);
  const base = baseOf(line, corner.index);
  return (
    corner.index > 0 &&
    corner.y > y + (1 - LOW) * height &&
    base.some((point) => point.x - corner.x > SHORTEST * height) &&
    base.every((point) => corner.y - point.y < RISE * height)
  );
}

export type Loop = {
  /** Share of the height. */
  readonly radius: number;
  /** Total turn, radians clockwise. */
  readonly turn: number;
};

/** A 2 whose corner is a loop: the pen goes round to the left and up, and crosses its own line. */
export function withLoop([line]: Drawing, { radius, turn }: Loop): Drawing {
  const { height } = boundsOf([line]);
  const corner = cornerOf(line);
  const before = pointAt(line, Math.max(0, corner.index - 2));
  let direction = Math.atan2(corner.y - before.y, corner.x - before.x);
  const step = (turn * radius * height) / PIECES;
  let at: Point = corner;
  const arc = Array.from({ length: PIECES }, () => {
    direction += turn / PIECES;
    at = { x: at.x + step * Math.cos(direction), y: at.y + step * Math.sin(direction) };
    return at;
  });
  // What is left of the base line begins to the right of the loop.
  const rest = baseOf(line, corner.index).filter(({ x }) => x > corner.x + radius * height);
  return [Float64Array.from([...line.slice(0, 2 * corner.index + 2), ...lineThrough([...arc, ...rest])])];
}

/** The point furthest to the lower left. */
function cornerOf(line: Drawing[number]): Point & { readonly index: number } {
  let index = 0;
  for (let i = 0; i < line.length / 2; i++)
    if (line[2 * i + 1] - line[2 * i] > line[2 * index + 1] - line[2 * index]) index = i;
  return { ...pointAt(line, index), index };
}

function baseOf(line: Drawing[number], corner: number): Point[] {
  return Array.from({ length: line.length / 2 - corner - 1 }, (_, i) => pointAt(line, corner + 1 + i));
}
