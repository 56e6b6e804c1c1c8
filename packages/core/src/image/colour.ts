import type { Raster } from '../base/types.ts';
import { boxMean } from './boxMean.ts';
import { shrink } from './warp.ts';

/** Longer side at which the colour of the ink is still visible, pixels. */
const GLANCE = 64;

/**
 * Combines the colours into one plane in which ink and paper differ most: each colour is weighted
 * by the deviation of its pixels from their surroundings. Black ink weights all colours equally,
 * yellow on white only the blue, and the noise of three sensors is averaged. If the ink is darker
 * than the paper in the strongest colour but lighter in another, the other is inverted.
 */
export function mostContrast(planes: readonly Raster[]): Raster {
  if (planes.length === 1) return planes[0];
  const [{ width, height }] = planes;
  const weights = shares(deviations(planes));
  const data = new Float32Array(width * height);
  planes.forEach((plane, channel) => {
    const weight = weights[channel];
    const offset = weight < 0 ? -weight : 0;
    for (let i = 0; i < data.length; i++) data[i] += offset + weight * plane.data[i];
  });
  return { width, height, data };
}

/** Returns the deviation of each pixel of the shrunken planes from the mean around it. */
function deviations(planes: readonly Raster[]): Float32Array[] {
  const [{ width, height }] = planes;
  const scale = Math.min(1, GLANCE / Math.max(width, height));
  return planes.map((plane) => {
    const small = shrink(plane, Math.ceil(width * scale), Math.ceil(height * scale));
    const around = boxMean(small, Math.ceil(GLANCE / 6));
    return small.data.map((value, i) => value - around.data[i]);
  });
}

/** Returns signed weights whose magnitudes sum to 1. */
function shares(colours: readonly Float32Array[]): number[] {
  const moments = colours.map((a) => colours.map((b) => moment(a, b, colours)));
  const strongest = moments.reduce((best, row, i) => (row[i] > moments[best][best] ? i : best), 0);
  const spread = moments.map((row, i) => Math.sqrt(row[i]));
  const total = spread.reduce((sum, value) => sum + value, 0);
  if (total < 1e-6) return spread.map(() => 1 / spread.length);
  return spread.map((value, i) => {
    const opposed = moments[strongest][i] < -0.5 * value * spread[strongest];
    return ((opposed ? -1 : 1) * value) / total;
  });
}

/**
 * Weighted by the square of the deviation in all colours, so that noise everywhere does not outvote
 * a few strokes.
 */
function moment(a: Float32Array, b: Float32Array, colours: readonly Float32Array[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    let square = 0;
    for (const colour of colours) square += colour[i] * colour[i];
    sum += square * square * a[i] * b[i];
  }
  return sum;
}
