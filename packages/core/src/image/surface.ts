import type { Raster } from '../base/types.ts';
import { upperMedian } from './quantile.ts';

const TERMS = 6;
const ROUNDS = 6;
/** Residuals below this do not lower the weight of a pixel. */
const LEAST_SPREAD = 0.01;

/**
 * Fits the smooth light of a page: a quadratic in x and y through the values that most pixels agree
 * on. Ink, the minority, gets less weight in each round (Tukey's biweight, iteratively reweighted
 * least squares; Beaton & Tukey 1974).
 *
 * @param raster a small one: every round visits every pixel
 * @returns the surface, of the raster's size
 */
export function fitSurface({ width, height, data }: Raster): Raster {
  const basis = basisOf(width, height);
  let fit = new Float64Array(TERMS);
  fit[0] = upperMedian(data);
  const surface = new Float32Array(data.length).fill(fit[0]);
  const gaps = new Float32Array(data.length);
  const weights = new Float32Array(data.length);
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < gaps.length; i++) gaps[i] = Math.abs(data[i] - surface[i]);
    const reach = 4.685 * Math.max(LEAST_SPREAD, 1.4826 * upperMedian(gaps));
    for (let i = 0; i < gaps.length; i++) {
      const share = gaps[i] / reach;
      weights[i] = share < 1 ? (1 - share * share) ** 2 : 0;
    }
    fit = leastSquares(basis, data, weights) ?? fit;
    draw(surface, basis, fit);
  }
  return { width, height, data: surface };
}

/** [pixels, TERMS]: 1, u, v, u², uv, v² with u and v from −1 to 1 across the raster. */
function basisOf(width: number, height: number): Float64Array {
  const basis = new Float64Array(width * height * TERMS);
  for (let y = 0, at = 0; y < height; y++) {
    const v = (2 * y + 1) / height - 1;
    for (let x = 0; x < width; x++, at += TERMS) {
      const u = (2 * x + 1) / width - 1;
      basis[at] = 1;
      basis[at + 1] = u;
      basis[at + 2] = v;
      basis[at + 3] = u * u;
      basis[at + 4] = u * v;
      basis[at + 5] = v * v;
    }
  }
  return basis;
}

function draw(surface: Float32Array, basis: Float64Array, fit: Float64Array): void {
  for (let i = 0, at = 0; i < surface.length; i++, at += TERMS) {
    let sum = 0;
    for (let term = 0; term < TERMS; term++) sum += basis[at + term] * fit[term];
    surface[i] = sum;
  }
}

/**
 * Solves the weighted fit by the normal equations; returns null if they have no single solution.
 */
function leastSquares(
  basis: Float64Array,
  values: Float32Array,
  weights: Float32Array,
): Float64Array<ArrayBuffer> | null {
  const system = Array.from({ length: TERMS }, () => new Float64Array(TERMS + 1));
  for (let i = 0, at = 0; i < values.length; i++, at += TERMS) {
    if (weights[i] === 0) continue;
    for (let a = 0; a < TERMS; a++) {
      const row = system[a];
      const weighted = weights[i] * basis[at + a];
      for (let b = a; b < TERMS; b++) row[b] += weighted * basis[at + b];
      row[TERMS] += weighted * values[i];
    }
  }
  for (let a = 0; a < TERMS; a++) for (let b = 0; b < a; b++) system[a][b] = system[b][a];
  return solve(system);
}

/** Gauss–Jordan elimination with pivots, in place. */
function solve(system: Float64Array[]): Float64Array<ArrayBuffer> | null {
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
