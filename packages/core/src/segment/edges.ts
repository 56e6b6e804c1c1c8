import type { Box, Mask } from '../base/types.ts';
import type { Component, Components } from '../image/components.ts';

/** A piece that covers this fraction of the picture's border surrounds the page: not writing. */
const ALL_ROUND = 0.3;

/** Returns which sides of the picture a box reaches: left, top, right, bottom. */
export function sidesReached(box: Box, { width, height }: { width: number; height: number }): boolean[] {
  return [box.x <= 0, box.y <= 0, box.x + box.width >= width, box.y + box.height >= height];
}

/**
 * Returns the pieces without the surroundings of a page: the dark table, a scanner's black rim, the
 * edge of a shadow. A digit that fills its picture reaches the border too, so strips along the
 * border are dropped only if other ink is left.
 */
export function withoutSurroundings({ labels, components }: Components, page: Mask): Component[] {
  const contact = borderContact(labels, components.length, page);
  const perimeter = 2 * (page.width + page.height);
  const possible = components.filter(({ label }) => contact[label] < ALL_ROUND * perimeter);
  const inner = possible.filter((piece) => !isStrip(piece, page));
  const largest = Math.max(0, ...possible.map(({ area }) => area));
  return inner.some(({ area }) => area > 0.02 * largest) ? inner : possible;
}

/** Counts the border pixels of each label. */
function borderContact(labels: Int32Array, count: number, { width, height }: Mask): Int32Array {
  const contact = new Int32Array(count + 1);
  for (let x = 0; x < width; x++) {
    contact[labels[x]]++;
    contact[labels[(height - 1) * width + x]]++;
  }
  for (let y = 0; y < height; y++) {
    contact[labels[y * width]]++;
    contact[labels[y * width + width - 1]]++;
  }
  contact[0] = 0;
  return contact;
}

/** True for ink along one edge from side to side, or along most of the border but hollow. */
function isStrip({ box, area }: Component, page: Mask): boolean {
  const touched = sidesReached(box, page).filter(Boolean).length;
  const spans = box.width >= 0.9 * page.width || box.height >= 0.9 * page.height;
  const hollow = area < 0.35 * box.width * box.height;
  const strip = Math.min(box.width / page.width, box.height / page.height) < 0.2;
  return (touched >= 3 && (strip || hollow)) || (touched >= 2 && spans && strip);
}
