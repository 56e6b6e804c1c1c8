import { boundsOf, type Drawing } from '../synthetic/ink/drawing.ts';
import type { Polyline } from '../synthetic/pen/path.ts';

/** Radii of the middle, shares of width and height of the 0. */
const MIDDLE = 0.13;
/** How far a slash reaches above and below the middle, share of the height. */
const REACH = 0.2;

/**
 * True for a 0 with a slash: a stroke passes through its middle from above to below it, or the other way.
 * A plain 0 has no ink there, or only the end of its stroke.
 */
export function isSlashed(zero: Drawing): boolean {
  const { x, y, width, height } = boundsOf(zero);
  if (width === 0 || height === 0) return false;
  const [left, top] = [x + width / 2, y + height / 2];
  return zero.some((line) =>
    passes(line.map((value, i) => (i % 2 === 0 ? (value - left) / width : (value - top) / height))),
  );
}

/** @param line around the middle of a 0 whose width and height are 1 */
function passes(line: Polyline): boolean {
  for (let i = 0; i + 3 < line.length; i += 2) {
    if (distance(line, i) > MIDDLE) continue;
    if (sideOf(line, i, -2) * sideOf(line, i + 2, 2) < 0) return true;
  }
  return false;
}

/** −1 or 1 if the line leaves the middle upwards or downwards from point `from` on; 0 if it ends before. */
function sideOf(line: Polyline, from: number, step: 2 | -2): number {
  for (let i = from; i >= 0 && i < line.length; i += step)
    if (Math.abs(line[i + 1]) > REACH) return Math.sign(line[i + 1]);
  return 0;
}

/** Distance of the segment from point `i` to the next one from the origin. */
function distance(line: Polyline, i: number): number {
  const [x, y] = [line[i], line[i + 1]];
  const [dx, dy] = [line[i + 2] - x, line[i + 3] - y];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(x * dx + y * dy) / length));
  return Math.hypot(x + t * dx, y + t * dy);
}
