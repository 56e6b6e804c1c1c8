import { unionBox } from '../image/box.ts';
import type { Components } from '../image/components.ts';
import { roughStrokeWidth } from '../image/strokeWidth.ts';
import type { Box, Mask } from '../types.ts';
import { runsOut } from './cutOff.ts';
import { sidesReached } from './edges.ts';

/** At the upper and lower side: so many of the digits have to reach it. One long foot that does is all seen. */
const MANY = 0.5;

/**
 * Whether a line runs out of the picture: its first or last digit at the sides, or many of them above or below.
 * @param digits labels of the line's digits
 */
export function isCut({ labels, components }: Components, digits: ReadonlySet<number>, page: Mask): boolean {
  const members = components.filter(({ label }) => digits.has(label));
  const reached = members.map(({ box }) => sidesReached(box, page));
  const many = [0, 1, 2, 3].map(
    (side) => reached.filter((sides) => sides[side]).length >= MANY * members.length,
  );
  const counted = members.filter((_, i) => {
    const [left, top, right, bottom] = reached[i];
    return left || right || ((!top || many[1]) && (!bottom || many[3]));
  });
  if (counted.length === 0 || !reached.some((sides) => sides.some(Boolean))) return false;
  const box = counted.map((member) => member.box).reduce(unionBox);
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
