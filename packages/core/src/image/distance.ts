import type { Mask } from '../base/types.ts';

/** Larger than any distance, and still exact when squares are added. */
const FAR = 1e9;

/**
 * Computes the squared Euclidean distance of each pixel to the nearest ink, pixels² (Felzenszwalb &
 * Huttenlocher 2012, "Distance transforms of sampled functions": distances down the columns, then
 * the lower envelope of parabolas along each row). Very large if there is no ink.
 */
export function squaredDistance(mask: Mask): Float64Array {
  const { width, height } = mask;
  const distance = downColumns(mask);
  const scratch = {
    line: new Float64Array(width),
    at: new Int32Array(width),
    from: new Float64Array(width + 1),
  };
  for (let y = 0; y < height; y++) envelope(distance, y * width, width, scratch);
  return distance;
}

/** Computes the squared distance to the nearest ink in the same column: one scan down, one up. */
function downColumns({ width, height, data }: Mask): Float64Array {
  const steps = new Float64Array(width * height);
  for (let i = 0; i < steps.length; i++) {
    if (!data[i]) steps[i] = i < width ? FAR : steps[i - width] + 1;
  }
  for (let i = steps.length - width - 1; i >= 0; i--) {
    if (steps[i] > steps[i + width] + 1) steps[i] = steps[i + width] + 1;
  }
  for (let i = 0; i < steps.length; i++) steps[i] = steps[i] < FAR ? steps[i] * steps[i] : FAR;
  return steps;
}

type Scratch = { readonly line: Float64Array; readonly at: Int32Array; readonly from: Float64Array };

function envelope(distance: Float64Array, start: number, length: number, { line, at, from }: Scratch): void {
  for (let i = 0; i < length; i++) line[i] = distance[start + i];
  let last = 0;
  at[0] = 0;
  from[0] = Number.NEGATIVE_INFINITY;
  from[1] = Number.POSITIVE_INFINITY;
  for (let q = 1; q < length; q++) {
    // Pixels without ink in their column have no lowest parabola once another pixel has one.
    if (line[q] === FAR && line[at[last]] !== FAR) continue;
    let meets = crossing(line, q, at[last]);
    while (meets <= from[last]) meets = crossing(line, q, at[--last]);
    at[++last] = q;
    from[last] = meets;
    from[last + 1] = Number.POSITIVE_INFINITY;
  }
  for (let i = 0, k = 0; i < length; i++) {
    while (from[k + 1] < i) k++;
    const gap = i - at[k];
    distance[start + i] = gap * gap + line[at[k]];
  }
}

function crossing(line: Float64Array, q: number, p: number): number {
  return (line[q] + q * q - line[p] - p * p) / (2 * q - 2 * p);
}
