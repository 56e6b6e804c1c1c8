import type { Box } from '@cifra/core/base/types.ts';
import { type Ink, PEN, type Stroke } from './stroke.ts';

/** Width of the pen as a share of the height of the writing, up to `PEN`. */
const SHARE = 0.09;
const THINNEST = 2.2;
/** A stroke belongs to the writing next to it up to these distances, in heights of that writing. */
const ACROSS = 1.5;
const DOWN = 0.2;

/**
 * Returns the height of the writing that each stroke belongs to, sheet units: a dot belongs to the
 * digit next to it.
 */
export function writingHeights(ink: Ink): number[] {
  const boxes = ink.map(strokeBox);
  const heights = boxes.map(heightOf);
  return boxes.map((box, i) =>
    boxes.reduce(
      (height, other, j) => (isNextTo(box, other, heights[j]) ? Math.max(height, heights[j]) : height),
      heights[i],
    ),
  );
}

/** Returns the width of the pen for writing of a height: thin for small writing, so that its loops stay open. */
export function penFor(height: number): number {
  return Math.min(PEN, Math.max(THINNEST, SHARE * height));
}

/** Returns the box around the points of a stroke. */
export function strokeBox({ points }: Stroke): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** A dash is as high as the digits that it would stand among. */
function heightOf({ width, height }: Box): number {
  return Math.max(height, width / 3);
}

function isNextTo(box: Box, other: Box, height: number): boolean {
  const across = Math.max(box.x - other.x - other.width, other.x - box.x - box.width);
  const down = Math.max(box.y - other.y - other.height, other.y - box.y - box.height);
  return across <= ACROSS * height && down <= DOWN * height;
}
