import type { Box, Mask } from '../base/types.ts';
import { sidesReached } from './edges.ts';

/**
 * Fraction of the picture. If there is at least this much free space on the opposite side, the
 * digit continues beyond the edge. If there is less, the digit only fills the picture.
 */
const ROOM = 0.15;
/** A stroke that crosses the border is at least this many times as deep as it is wide there. */
const INWARD = 0.9;

/**
 * True if a stroke of the digit runs out of the picture. A tight crop touches the border too, but
 * on opposite sides, or with strokes that lie along it: the bar of a 7, the curve of a 0.
 *
 * @param digit the digit's pixels inside `box`
 * @param stroke width of its strokes, pixels
 */
export function runsOut(
  digit: Mask,
  box: Box,
  page: { width: number; height: number },
  stroke: number,
): boolean {
  const [left, top, right, bottom] = sidesReached(box, page);
  const room = {
    left: box.x >= ROOM * page.width,
    top: box.y >= ROOM * page.height,
    right: page.width - box.x - box.width >= ROOM * page.width,
    bottom: page.height - box.y - box.height >= ROOM * page.height,
  };
  const { width, height } = digit;
  const crossed = (start: number, step: number, length: number, inward: number, depth: number) =>
    crosses(digit.data, { start, step, length, inward, depth }, stroke);
  return (
    (top && room.bottom && crossed(0, 1, width, width, height)) ||
    (bottom && room.top && crossed((height - 1) * width, 1, width, -width, height)) ||
    (left && room.right && crossed(0, width, height, 1, width)) ||
    (right && room.left && crossed(width - 1, width, height, -1, width))
  );
}

/** An edge of the digit's box as indices: `length` pixels from `start`, `depth` pixels deep. */
type Edge = {
  readonly start: number;
  readonly step: number;
  readonly length: number;
  readonly inward: number;
  readonly depth: number;
};

function crosses(data: Uint8Array, edge: Edge, stroke: number): boolean {
  let from = 0;
  for (let i = 0; i <= edge.length; i++) {
    if (i < edge.length && data[edge.start + i * edge.step]) continue;
    const run = i - from;
    if (run >= 0.5 * stroke && depthAt(data, edge, from + (run >> 1)) >= INWARD * run) return true;
    from = i + 1;
  }
  return false;
}

function depthAt(data: Uint8Array, { start, step, inward, depth }: Edge, i: number): number {
  let at = 0;
  while (at < depth && data[start + i * step + at * inward]) at++;
  return at;
}
