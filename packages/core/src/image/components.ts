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
    let [left, right, top, bottom, area, sumX, sumY] = [width, 0, height, 0, 0, 0, 0];
    labels[seed] = label;
    stack.push(seed);
    while (stack.length) {
      const at = stack.pop() as number;
      const x = at % width;
      const y = (at - x) / width;
      area++;
      sumX += x;
      sumY += y;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          const next = v * width + u;
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
