import type { Raster } from '@cifra/core/types.ts';
import type { Polygon } from './outline.ts';

/** Lines of samples in each row of pixels; across, coverage is exact. */
const LINES = 4;

/**
 * Adds a polygon's cover to a raster, at most 1 each pixel; corners in pixels. Inside is where the winding number is not
 * 0, as in SVG's `fill-rule: nonzero`.
 */
export function fillPolygon({ width, height, data }: Raster, polygon: Polygon): void {
  const ys = polygon.map(([, y]) => y);
  const top = Math.max(0, Math.floor(Math.min(...ys)));
  const bottom = Math.min(height, Math.ceil(Math.max(...ys)));
  for (let row = top; row < bottom; row++) {
    for (let line = 0; line < LINES; line++) {
      const crossings = crossingsAt(polygon, row + (line + 0.5) / LINES);
      for (const [from, to] of insideOf(crossings)) cover(data, row * width, width, from, to);
    }
  }
}

type Crossing = { readonly x: number; readonly turn: 1 | -1 };

/** Where the sides cross the height y, from left to right. */
function crossingsAt(polygon: Polygon, y: number): Crossing[] {
  const crossings: Crossing[] = [];
  for (let i = 0; i < polygon.length; i++) {
    const [x0, y0] = polygon[i];
    const [x1, y1] = polygon[(i + 1) % polygon.length];
    if (y0 <= y === y1 <= y) continue;
    crossings.push({ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), turn: y1 > y0 ? 1 : -1 });
  }
  return crossings.sort((a, b) => a.x - b.x);
}

function* insideOf(crossings: readonly Crossing[]): Generator<[from: number, to: number]> {
  let winding = 0;
  for (let i = 0; i + 1 < crossings.length; i++) {
    winding += crossings[i].turn;
    if (winding !== 0) yield [crossings[i].x, crossings[i + 1].x];
  }
}

/** Adds one line of samples between two places of a row that begins at `start`. */
function cover(data: Float32Array, start: number, width: number, from: number, to: number): void {
  const left = Math.max(0, from);
  const right = Math.min(width, to);
  for (let x = Math.floor(left); x < right; x++) {
    const share = Math.min(right, x + 1) - Math.max(left, x);
    data[start + x] = Math.min(1, data[start + x] + share / LINES);
  }
}
