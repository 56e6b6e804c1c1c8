import { boundsOf, type Drawing, lineThrough } from '../drawing.ts';

/** Widest gap between the ends of a closed 0, share of its height. */
const GAP = 0.3;
/** Narrowest 0 that has room for a mark inside, share of its height. */
const NARROWEST = 0.4;

/** True for a plain 0: one stroke that closes and leaves room inside. */
export function isRing(drawing: Drawing): boolean {
  if (drawing.length !== 1) return false;
  const [line] = drawing;
  const { width, height } = boundsOf(drawing);
  const gap = Math.hypot(line[0] - line[line.length - 2], line[1] - line[line.length - 1]);
  return gap < GAP * height && width > NARROWEST * height;
}

export type Slash = {
  /** From the middle to each end, shares of width and height; above 0.5 it crosses the ring. */
  readonly reach: { readonly x: number; readonly y: number };
  /** Falls to the right, as few people write it. */
  readonly falling: boolean;
};

/** A 0 with a slash. */
export function withSlash(ring: Drawing, { reach, falling }: Slash): Drawing {
  const { x, y, width, height } = boundsOf(ring);
  const right = reach.x * width;
  const up = (falling ? -1 : 1) * reach.y * height;
  const middle = { x: x + width / 2, y: y + height / 2 };
  return [
    ...ring,
    lineThrough([
      { x: middle.x + right, y: middle.y - up },
      { x: middle.x - right, y: middle.y + up },
    ]),
  ];
}

export type Dot = {
  /** From the middle, shares of width and height. */
  readonly offset: { readonly x: number; readonly y: number };
};

/** A 0 with a dot in the middle. */
export function withDot(ring: Drawing, { offset }: Dot): Drawing {
  const { x, y, width, height } = boundsOf(ring);
  return [...ring, Float64Array.of(x + (0.5 + offset.x) * width, y + (0.5 + offset.y) * height)];
}
