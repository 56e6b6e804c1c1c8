import { boundsOf, type Drawing, lineThrough, type Point, pointAt } from '../drawing.ts';

/** Widest stick, share of its height. */
const WIDEST = 0.35;
/** How far below the top a stick may begin, share of its height. */
const SLACK = 0.1;

/** True for a 1 that is one stroke from end to end, without a flag. */
export function isStick(drawing: Drawing): boolean {
  if (drawing.length !== 1) return false;
  const { y, width, height } = boundsOf(drawing);
  const [first, last] = ends(drawing);
  return width < WIDEST * height && Math.min(first.y, last.y) - y < SLACK * height;
}

export type Flag = {
  /** Share of the height. */
  readonly length: number;
  /** Below the horizontal, radians. */
  readonly angle: number;
};

/** A stick with an upstroke to its top, as most Europeans write a 1. */
export function withFlag(stick: Drawing, { length, angle }: Flag): Drawing {
  const { height } = boundsOf(stick);
  const [first, last] = ends(stick);
  const fromTop = first.y <= last.y;
  const top = fromTop ? first : last;
  const tip = {
    x: top.x - length * height * Math.cos(angle),
    y: top.y + length * height * Math.sin(angle),
  };
  const flag = lineThrough([tip]);
  return [Float64Array.from(fromTop ? [...flag, ...stick[0]] : [...stick[0], ...flag])];
}

function ends([line]: Drawing): [Point, Point] {
  return [pointAt(line, 0), pointAt(line, line.length / 2 - 1)];
}
