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

/** The 8-connected components of a mask, in the order in which a scan by rows meets them. */
export function connectedComponents({ width, height, data }: Mask): Components {
  const labels = new Int32Array(data.length);
  const components: Component[] = [];
  const stack: number[] = [];
  for (let seed = 0; seed < data.length; seed++) {
    if (!data[seed] || labels[seed]) continue;
    const label = components.length + 1;
    let left = width;
    let right = 0;
    let top = height;
    let bottom = 0;
    let area = 0;
    let sumX = 0;
    let sumY = 0;
    labels[seed] = label;
    stack.push(seed);
    while (stack.length) {
      const at = stack.pop() as number;
      const y = Math.floor(at / width);
      const x = at - y * width;
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
            stack.push(next);
          }
        }
      }
    }
    const box = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
    components.push({ label, box, area, centroid: { x: sumX / area, y: sumY / area } });
  }
  return { labels, components };
}
