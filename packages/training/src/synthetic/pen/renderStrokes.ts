import type { Box, Raster } from '@cifra/core/base/types.ts';
import type { Stroke } from './pen.ts';

/**
 * Draws strokes (pixels; a pixel's middle is at its index plus one half) as ink. Each straight
 * piece is a capsule whose radius changes linearly from one end to the other. A pixel's ink is the
 * depth of its middle inside the capsule, clamped to [0, 1]: smooth edges one pixel wide.
 */
export function renderStrokes(strokes: readonly Stroke[], width: number, height: number): Raster {
  const data = new Float32Array(width * height);
  const raster = { width, height, data };
  for (const { points, widths } of strokes) {
    if (widths.length === 1) drawPiece(raster, points, widths, 0, 0);
    for (let i = 0; i + 1 < widths.length; i++) drawPiece(raster, points, widths, i, i + 1);
  }
  return raster;
}

function drawPiece(
  raster: Raster,
  points: Float64Array,
  widths: Float64Array,
  from: number,
  to: number,
): void {
  const { width, height, data } = raster;
  const ax = points[2 * from] - 0.5;
  const ay = points[2 * from + 1] - 0.5;
  const dx = points[2 * to] - 0.5 - ax;
  const dy = points[2 * to + 1] - 0.5 - ay;
  const ra = widths[from] / 2;
  const dr = widths[to] / 2 - ra;
  const inverse = 1 / Math.max(1e-12, dx * dx + dy * dy);
  const reach = Math.max(ra, ra + dr) + 0.5;
  // A line thinner than a pixel covers only a part of it.
  const most = Math.min(1, 2 * Math.max(ra, ra + dr));
  const left = Math.max(0, Math.ceil(Math.min(ax, ax + dx) - reach));
  const right = Math.min(width - 1, Math.floor(Math.max(ax, ax + dx) + reach));
  const top = Math.max(0, Math.ceil(Math.min(ay, ay + dy) - reach));
  const bottom = Math.min(height - 1, Math.floor(Math.max(ay, ay + dy) + reach));
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const px = x - ax;
      const py = y - ay;
      const t = Math.max(0, Math.min(1, (px * dx + py * dy) * inverse));
      const ex = px - t * dx;
      const ey = py - t * dy;
      const inside = ra + t * dr + 0.5 - Math.sqrt(ex * ex + ey * ey);
      const i = y * width + x;
      if (inside > data[i]) data[i] = Math.min(most, inside);
    }
  }
}

/**
 * The smallest box that contains the strokes with their width, in their unit; x, y may be negative.
 */
export function strokesBox(strokes: readonly Stroke[]): Box {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { points, widths } of strokes) {
    for (let i = 0; i < widths.length; i++) {
      const half = widths[i] / 2;
      left = Math.min(left, points[2 * i] - half);
      right = Math.max(right, points[2 * i] + half);
      top = Math.min(top, points[2 * i + 1] - half);
      bottom = Math.max(bottom, points[2 * i + 1] + half);
    }
  }
  if (!(right >= left)) throw new RangeError('strokesBox: there is no stroke');
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Scales the strokes by `scale`, then moves them. */
export function placeStrokes(strokes: readonly Stroke[], scale: number, x: number, y: number): Stroke[] {
  return strokes.map(({ points, widths }) => ({
    points: points.map((value, i) => scale * value + (i % 2 === 0 ? x : y)),
    widths: widths.map((value) => scale * value),
  }));
}
