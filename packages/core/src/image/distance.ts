import type { Mask } from '../types.ts';

const FAR = 1e12;

/**
 * Squared Euclidean distance of each pixel to the nearest ink, pixels² (Felzenszwalb & Huttenlocher 2012, "Distance
 * transforms of sampled functions": the lower envelope of parabolas, one axis after the other).
 */
export function squaredDistance({ width, height, data }: Mask): Float64Array {
  const distance = Float64Array.from(data, (ink) => (ink ? 0 : FAR));
  const longest = Math.max(width, height);
  const scratch = {
    line: new Float64Array(longest),
    at: new Int32Array(longest),
    from: new Float64Array(longest + 1),
  };
  for (let x = 0; x < width; x++) envelope(distance, x, width, height, scratch);
  for (let y = 0; y < height; y++) envelope(distance, y * width, 1, width, scratch);
  return distance;
}

type Scratch = { readonly line: Float64Array; readonly at: Int32Array; readonly from: Float64Array };

function envelope(
  distance: Float64Array,
  start: number,
  stride: number,
  length: number,
  { line, at, from }: Scratch,
): void {
  for (let i = 0; i < length; i++) line[i] = distance[start + i * stride];
  let last = 0;
  at[0] = 0;
  from[0] = Number.NEGATIVE_INFINITY;
  from[1] = Number.POSITIVE_INFINITY;
  for (let q = 1; q < length; q++) {
    let meets = crossing(line, q, at[last]);
    while (meets <= from[last]) meets = crossing(line, q, at[--last]);
    at[++last] = q;
    from[last] = meets;
    from[last + 1] = Number.POSITIVE_INFINITY;
  }
  for (let i = 0, k = 0; i < length; i++) {
    while (from[k + 1] < i) k++;
    distance[start + i * stride] = (i - at[k]) ** 2 + line[at[k]];
  }
}

function crossing(line: Float64Array, q: number, p: number): number {
  return (line[q] + q * q - line[p] - p * p) / (2 * q - 2 * p);
}
