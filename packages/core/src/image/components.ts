import type { Box, Mask } from '../types.ts';

/** A run of ink whose pixels touch, corners included. */
export type Component = {
  /** its number in `labels`, from 1 */
  readonly label: number;
  readonly box: Box;
  /** pixels */
  readonly area: number;
  readonly centroid: { readonly x: number; readonly y: number };
};

export type Components = {
  /** for each pixel the number of its component, 0 for paper */
  readonly labels: Int32Array;
  readonly components: readonly Component[];
};

const known = new WeakMap<Mask, Components>();

/**
 * The 8-connected components of a mask, in the order in which a scan by rows meets them. Several steps ask for those of
 * one mask: they are worked out once.
 */
export function connectedComponents(mask: Mask): Components {
  const found = known.get(mask) ?? traced(mask);
  known.set(mask, found);
  return found;
}

function traced({ width, height, data }: Mask): Components {
  const labels = new Int32Array(data.length);
  const components: Component[] = [];
  // Every pixel of ink is put on it once.
  const stack = new Int32Array(inkOf(data));
  for (let seed = data.indexOf(1); seed >= 0; seed = data.indexOf(1, seed + 1)) {
    if (labels[seed]) continue;
    const label = components.length + 1;
    let left = width;
    let right = 0;
    let top = height;
    let bottom = 0;
    let area = 0;
    let sumX = 0;
    let sumY = 0;
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
      const first = x > 0 ? -1 : 0;
      const last = x < width - 1 ? 1 : 0;
      const end = y < height - 1 ? at + width : at;
      for (let row = y > 0 ? at - width : at; row <= end; row += width) {
        for (let next = row + first; next <= row + last; next++) {
          if (data[next] && !labels[next]) {
            labels[next] = label;
            stack[waiting++] = next;
          }
        }
      }
    }
    const box = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
    components.push({ label, box, area, centroid: { x: sumX / area, y: sumY / area } });
  }
  return { labels, components };
}

/** Pixels of ink. */
function inkOf(data: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < data.length; i++) count += data[i];
  return count;
}
