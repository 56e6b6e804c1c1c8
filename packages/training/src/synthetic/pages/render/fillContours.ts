import type { Raster } from '@cifra/core/base/types.ts';
import type { Polyline } from '../../pen/path.ts';

/**
 * The share of each pixel inside closed contours (pixels; the first pixel covers [0, 1]), by summing
 * signed areas from left to right (Levien, *Inside the fastest font renderer in the world*, 2016).
 * Contours inside others are holes if they run the other way.
 */
export function fillContours(contours: readonly Polyline[], width: number, height: number): Raster {
  const stride = width + 2;
  const area = new Float32Array(stride * height);
  for (const points of contours) {
    const n = points.length / 2;
    for (let i = 0; i < n; i++) {
      const j = i + 1 < n ? i + 1 : 0;
      addEdge(area, width, height, points[2 * i], points[2 * i + 1], points[2 * j], points[2 * j + 1]);
    }
  }
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    let sum = 0;
    for (let x = 0; x < width; x++) {
      sum += area[y * stride + x];
      data[y * width + x] = Math.min(1, Math.abs(sum));
    }
  }
  return { width, height, data };
}

function addEdge(
  area: Float32Array,
  width: number,
  height: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): void {
  if (ay === by) return;
  const sign = ay < by ? 1 : -1;
  const [topX, topY, bottomX, bottomY] = ay < by ? [ax, ay, bx, by] : [bx, by, ax, ay];
  const slope = (bottomX - topX) / (bottomY - topY);
  const last = Math.min(height, Math.ceil(bottomY));
  for (let y = Math.max(0, Math.floor(topY)); y < last; y++) {
    const from = Math.max(y, topY);
    const to = Math.min(y + 1, bottomY);
    if (to <= from) continue;
    // Beyond the left border everything counts in the first pixel, beyond the right one nothing does.
    const x0 = clamp(topX + slope * (from - topY), width);
    const x1 = clamp(topX + slope * (to - topY), width);
    addSpan(area, y * (width + 2), Math.min(x0, x1), Math.max(x0, x1), sign * (to - from));
  }
}

function clamp(x: number, width: number): number {
  return x < 0 ? 0 : x > width ? width : x;
}

/** Adds an edge of one row, from x = `left` to x = `right`; `rise` is its signed height. */
function addSpan(area: Float32Array, row: number, left: number, right: number, rise: number): void {
  const first = Math.floor(left);
  const end = Math.ceil(right);
  if (end <= first + 1) {
    const middle = (left + right) / 2 - first;
    area[row + first] += rise * (1 - middle);
    area[row + first + 1] += rise * middle;
    return;
  }
  // Area of each pixel to the right of the edge: a triangle, then trapezia, then a triangle.
  const slope = rise / (right - left);
  let before = 0;
  for (let x = first; x < end; x++) {
    const a = Math.max(left, x);
    const b = Math.min(right, x + 1);
    const covered = slope * (a - left + (b - a) * (x + 1 - (a + b) / 2));
    area[row + x] += covered - before;
    before = covered;
  }
  area[row + end] += rise - before;
}
