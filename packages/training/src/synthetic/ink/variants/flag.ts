import { boundsOf, type Drawing, lineThrough, type Point, pointAt } from '../drawing.ts';

/** Farthest point of a stick from the line between its ends, share of its length. */
const BENT = 0.12;
/** Steepest lean of a stick, radians from upright. */
const LEANING = 0.7;

/** True for a 1 that is one nearly straight stroke, without a flag. */
export function isStick(drawing: Drawing): boolean {
  if (drawing.length !== 1) return false;
  const [first, last] = ends(drawing);
  const { x, y } = { x: last.x - first.x, y: last.y - first.y };
  const length = Math.hypot(x, y);
  if (length === 0 || Math.abs(leanOf(drawing)) > LEANING) return false;
  return drawing[0].every((_, i, line) => {
    if (i % 2 === 1) return true;
    const along = ((line[i] - first.x) * x + (line[i + 1] - first.y) * y) / length;
    const across = ((line[i] - first.x) * y - (line[i + 1] - first.y) * x) / length;
    return Math.abs(across) < BENT * length && along > -BENT * length && along < (1 + BENT) * length;
  });
}

/** How far a stick leans to the right, radians from upright. */
export function leanOf(stick: Drawing): number {
  const [first, last] = ends(stick);
  const [top, foot] = first.y <= last.y ? [first, last] : [last, first];
  return Math.atan2(top.x - foot.x, foot.y - top.y);
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
