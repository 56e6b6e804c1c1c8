import type { Box, Mask } from '../base/types.ts';

/** Ink whose pixels touch, corners included. */
export type Component = {
  /** its number in `labels`, from 1 */
  readonly label: number;
  readonly box: Box;
  /** pixels */
  readonly area: number;
  readonly centroid: { readonly x: number; readonly y: number };
};

export type Components = {
  /** number of each pixel's component, 0 for paper */
  readonly labels: Int32Array;
  readonly components: readonly Component[];
};

/** Returns the 8-connected components of a mask, in the order of a scan by rows. */
export function connectedComponents(mask: Mask): Components {
  const { data } = mask;
  const labels = new Int32Array(data.length);
  const components: Component[] = [];
  // Each pixel of ink is pushed once.
  const stack = new Int32Array(inkOf(data));
  for (let seed = data.indexOf(1); seed >= 0; seed = data.indexOf(1, seed + 1)) {
    if (!labels[seed]) components.push(fill(mask, seed, components.length + 1, labels, stack));
  }
  return { labels, components };
}

/** Labels the component of a pixel and measures it; `stack` is scratch. */
function fill(mask: Mask, seed: number, label: number, labels: Int32Array, stack: Int32Array): Component {
  const { width } = mask;
  let [left, right, top, bottom] = [width, 0, mask.height, 0];
  let [area, sumX, sumY] = [0, 0, 0];
  labels[seed] = label;
  let waiting = 0;
  stack[waiting++] = seed;
  while (waiting > 0) {
    const at = stack[--waiting];
    const x = at % width;
    const y = (at - x) / width;
    area++;
    sumX += x;
    sumY += y;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
    waiting = pushNeighbours(mask, x, y, label, labels, stack, waiting);
  }
  const box = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  return { label, box, area, centroid: { x: sumX / area, y: sumY / area } };
}

/**
 * Labels and pushes the inked neighbours of (x, y) that have no label yet; returns the new height
 * of the stack.
 */
function pushNeighbours(
  { width, height, data }: Mask,
  x: number,
  y: number,
  label: number,
  labels: Int32Array,
  stack: Int32Array,
  waiting: number,
): number {
  const first = x > 0 ? -1 : 0;
  const last = x < width - 1 ? 1 : 0;
  const end = Math.min(y + 1, height - 1) * width + x;
  for (let row = Math.max(y - 1, 0) * width + x; row <= end; row += width) {
    for (let next = row + first; next <= row + last; next++) {
      if (!data[next] || labels[next]) continue;
      labels[next] = label;
      stack[waiting++] = next;
    }
  }
  return waiting;
}

/** Counts the pixels of ink. */
function inkOf(data: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < data.length; i++) count += data[i];
  return count;
}
