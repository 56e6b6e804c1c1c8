import type { Raster } from '../types.ts';

const TERMS = 6;
const SAMPLES = 4096;
const ROUNDS = 5;

/**
 * How far each of some evenly spread pixels is from the smooth light of the page: a quadratic in x and y, fitted to what
 * most pixels agree on. Ink, being the minority, is weighed less each round (Tukey's biweight, iteratively reweighted
 * least squares; Beaton & Tukey 1974).
 * @returns about 4,096 differences, positive where the pixel is lighter
 */
export function gapsToSurface({ width, height, data }: Raster): number[] {
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / SAMPLES)));
  const rows: Float64Array[] = [];
  const values: number[] = [];
  for (let y = step >> 1; y < height; y += step) {
    for (let x = step >> 1; x < width; x += step) {
      rows.push(terms((2 * x) / width - 1, (2 * y) / height - 1));
      values.push(data[y * width + x]);
    }
  }
  let fit = new Float64Array(TERMS);
  fit[0] = median(values);
  const gaps = () => values.map((value, i) => value - dot(rows[i], fit));
  for (let round = 0; round < ROUNDS; round++) {
    const residuals = gaps();
    const reach = 4.685 * Math.max(0.01, 1.4826 * median(residuals.map(Math.abs)));
    const weights = Float64Array.from(residuals, (r) =>
      Math.abs(r) < reach ? (1 - (r / reach) ** 2) ** 2 : 0,
    );
    fit = leastSquares(rows, values, weights) ?? fit;
  }
  return gaps();
}

/** The middle value; the upper one of two. */
export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1];
}

function terms(u: number, v: number): Float64Array {
  return Float64Array.of(1, u, v, u * u, u * v, v * v);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** The normal equations by Gaussian elimination with pivots; null when they have no single solution. */
function leastSquares(
  rows: readonly Float64Array[],
  values: readonly number[],
  weights: Float64Array,
): Float64Array<ArrayBuffer> | null {
  const system = Array.from({ length: TERMS }, () => new Float64Array(TERMS + 1));
  for (let i = 0; i < rows.length; i++) {
    for (let a = 0; a < TERMS; a++) {
      const weighted = weights[i] * rows[i][a];
      for (let b = 0; b < TERMS; b++) system[a][b] += weighted * rows[i][b];
      system[a][TERMS] += weighted * values[i];
    }
  }
  for (let column = 0; column < TERMS; column++) {
    const pivot = system
      .slice(column)
      .reduce((best, row) => (Math.abs(row[column]) > Math.abs(best[column]) ? row : best));
    if (Math.abs(pivot[column]) < 1e-9) return null;
    system.splice(system.indexOf(pivot), 1);
    system.splice(column, 0, pivot);
    for (const row of system) {
      if (row === pivot) continue;
      const share = row[column] / pivot[column];
      for (let b = column; b <= TERMS; b++) row[b] -= share * pivot[b];
    }
  }
  return Float64Array.from(system, (row, i) => row[TERMS] / row[i]);
}
