import type { Raster } from '../base/types.ts';

/**
 * Averages over the square of side 2·radius + 1 around each pixel, or over its part inside the
 * raster. Uses running sums.
 */
export function boxMean(raster: Raster, radius: number): Raster {
  const { width, height, data } = raster;
  if (radius < 1) return raster;
  const rows = new Float32Array(data.length);
  for (let y = 0; y < height; y++) meanLine(data, rows, y * width, 1, width, radius);
  const both = new Float32Array(data.length);
  for (let x = 0; x < width; x++) meanLine(rows, both, x, width, height, radius);
  return { width, height, data: both };
}

function meanLine(
  from: Float32Array,
  to: Float32Array,
  start: number,
  stride: number,
  length: number,
  radius: number,
): void {
  let sum = 0;
  for (let i = 0; i < Math.min(radius, length); i++) sum += from[start + i * stride];
  for (let i = 0; i < length; i++) {
    if (i + radius < length) sum += from[start + (i + radius) * stride];
    if (i > radius) sum -= from[start + (i - radius - 1) * stride];
    to[start + i * stride] = sum / (Math.min(i + radius, length - 1) - Math.max(i - radius, 0) + 1);
  }
}
