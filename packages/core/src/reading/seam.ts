import type { Raster } from '../base/types.ts';

/**
 * Cost of a step in addition to its ink, so that the shorter of two paths through paper is chosen.
 */
const STEP = 0.02;
/** Cost of each pixel of distance from the middle, so that a wide gap is cut in its middle. */
const OFF_MIDDLE = 0.002;

/**
 * Returns the path from the top of a strip to its bottom that crosses the least ink. It separates
 * the symbol on its left from the next one. It goes around a slanted neighbour and cuts a touching
 * one where the stroke is thinnest.
 *
 * @param from first column that it may use
 * @param to last column that it may use
 * @returns [height] for each row the first column that belongs to the right symbol
 */
export function seamBetween({ width, height, data }: Raster, from: number, to: number): Int32Array {
  const first = Math.max(0, Math.min(from, width - 1));
  const n = Math.max(first, Math.min(to, width - 1)) - first + 1;
  const middle = (n - 1) / 2;
  const costs = new Float32Array(height * n);
  // Column in the row above from which the best path to each pixel comes.
  const cameFrom = new Int32Array(height * n);
  let above = new Float32Array(n);
  /** Cost of a step onto each pixel of the row. */
  const own = new Float64Array(n);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < n; x++)
      own[x] = data[y * width + first + x] + STEP + OFF_MIDDLE * Math.abs(x - middle);
    const row = costs.subarray(y * n, (y + 1) * n);
    const entered = cameFrom.subarray(y * n, (y + 1) * n);
    for (let x = 0; x < n; x++) {
      let best = x;
      if (x > 0 && above[x - 1] < above[best]) best = x - 1;
      if (x + 1 < n && above[x + 1] < above[best]) best = x + 1;
      row[x] = above[best] + own[x];
      entered[x] = best;
    }
    // Along the row, to the right and then to the left.
    for (let x = 1; x < n; x++) relax(row, entered, x - 1, x, own[x]);
    for (let x = n - 2; x >= 0; x--) relax(row, entered, x + 1, x, own[x]);
    above = row;
  }
  return walkBack(costs, cameFrom, height, n).map((x) => x + first);
}

/** Returns the ink along a seam, in pixels of full ink. Only darkness above `haze` counts. */
export function inkAlong({ width, data }: Raster, seam: Int32Array, haze = 0): number {
  let sum = 0;
  for (let y = 0; y < seam.length; y++) {
    // A row is entered from above or diagonally: the column above its entry is not crossed.
    const step = Math.sign(seam[y] - seam[Math.max(0, y - 1)]);
    const entered = seam[Math.max(0, y - 1)] + step;
    for (let x = Math.min(entered, seam[y]); x <= Math.max(entered, seam[y]); x++)
      sum += Math.max(0, data[y * width + x] - haze);
  }
  return sum;
}

function relax(row: Float32Array, entered: Int32Array, from: number, to: number, cost: number): void {
  if (row[from] + cost >= row[to]) return;
  row[to] = row[from] + cost;
  entered[to] = entered[from];
}

function walkBack(costs: Float32Array, cameFrom: Int32Array, height: number, n: number): Int32Array {
  const seam = new Int32Array(height);
  let x = 0;
  const last = (height - 1) * n;
  for (let i = 1; i < n; i++) if (costs[last + i] < costs[last + x]) x = i;
  for (let y = height - 1; y >= 0; y--) {
    seam[y] = x;
    x = cameFrom[y * n + x];
  }
  return seam;
}
