import type { Raster } from '../base/types.ts';

/**
 * Grey closing with a square of side 2·radius + 1: fills structures darker and narrower than the
 * square.
 */
export function closing(raster: Raster, radius: number): Raster {
  return extreme(dilation(raster, radius), radius, Math.min);
}

/** Grey dilation: the highest value within the same square around each pixel. */
export function dilation(raster: Raster, radius: number): Raster {
  return extreme(raster, radius, Math.max);
}

/**
 * Takes the extreme over a square around each pixel, one axis after the other; the square is cut
 * off at the edges.
 */
function extreme(raster: Raster, radius: number, pick: (a: number, b: number) => number): Raster {
  const { width, height, data } = raster;
  const rows = new Float32Array(data.length);
  for (let y = 0; y < height; y++) slide(data, rows, y * width, 1, width, radius, pick);
  const both = new Float32Array(data.length);
  for (let x = 0; x < width; x++) slide(rows, both, x, width, height, radius, pick);
  return { width, height, data: both };
}

function slide(
  from: Float32Array,
  to: Float32Array,
  start: number,
  stride: number,
  length: number,
  radius: number,
  pick: (a: number, b: number) => number,
): void {
  for (let i = 0; i < length; i++) {
    const last = Math.min(length - 1, i + radius);
    let best = from[start + Math.max(0, i - radius) * stride];
    for (let k = Math.max(0, i - radius) + 1; k <= last; k++) best = pick(best, from[start + k * stride]);
    to[start + i * stride] = best;
  }
}
