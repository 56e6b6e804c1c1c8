import type { Box, Mask } from '../base/types.ts';
import type { Components } from '../image/components.ts';
import { roughStrokeWidth } from '../image/strokeWidth.ts';
import { runsOut } from './cutOff.ts';
import { sidesReached } from './edges.ts';

/**
 * At least this fraction of the digits has to reach the upper or lower side: a single long foot at
 * the border is not cut off.
 */
const MANY = 0.6;

/**
 * True if a line runs out of the picture: any piece at the left or right, or many of its digits at
 * the top or bottom.
 *
 * @param line labels of all its pieces
 * @param digits labels of the large ones
 * @param box bounding box of the line
 */
export function isCut(
  { labels, components }: Components,
  line: ReadonlySet<number>,
  digits: ReadonlySet<number>,
  box: Box,
  page: Mask,
): boolean {
  if (!sidesReached(box, page).some(Boolean)) return false;
  const reached = components
    .filter(({ label }) => line.has(label))
    .map((piece) => ({ label: piece.label, sides: sidesReached(piece.box, page) }));
  const many = [0, 1, 2, 3].map(
    (side) =>
      reached.filter(({ label, sides }) => digits.has(label) && sides[side]).length >= MANY * digits.size,
  );
  const counted = reached.filter(({ sides: [left, top, right, bottom] }) => {
    return left || right || (top && many[1]) || (bottom && many[3]);
  });
  if (counted.length === 0) return false;
  const mask = maskOf(labels, new Set(counted.map(({ label }) => label)), box, page.width);
  return runsOut(mask, box, page, roughStrokeWidth(mask));
}

function maskOf(labels: Int32Array, own: ReadonlySet<number>, box: Box, width: number): Mask {
  const data = new Uint8Array(box.width * box.height);
  for (let y = 0, i = 0; y < box.height; y++) {
    for (let x = 0, at = (box.y + y) * width + box.x; x < box.width; x++, i++, at++) {
      if (own.has(labels[at])) data[i] = 1;
    }
  }
  return { width: box.width, height: box.height, data };
}
