import type { Raster } from '@cifra/core/base/types.ts';
import type { Polygon } from './outline.ts';

/** Sample lines per pixel row; horizontal coverage is exact. */
const LINES = 4;

/**
 * Adds a polygon's coverage to a raster, at most 1 per pixel; corners in pixels. A point is inside
 * if its winding number is not 0, as in SVG's `fill-rule: nonzero`.
 */
export function fillPolygon({ width, height, data }: Raster, polygon: Polygon): void {
  const lines = crossingsOf(polygon, height * LINES);
  for (const [line, crossings] of lines) {
    crossings.sort((a, b) => a.x - b.x);
    const start = Math.floor(line / LINES) * width;
    for (const [from, to] of insideOf(crossings)) cover(data, start, width, from, to);
  }
}

type Crossing = { readonly x: number; readonly turn: 1 | -1 };

/** Returns where the sides cross each sample line. */
function crossingsOf(polygon: Polygon, count: number): Map<number, Crossing[]> {
  const lines = new Map<number, Crossing[]>();
  for (let i = 0; i < polygon.length; i++) {
    const [x0, y0] = polygon[i];
    const [x1, y1] = polygon[(i + 1) % polygon.length];
    const first = Math.max(0, Math.ceil(Math.min(y0, y1) * LINES - 0.5));
    const end = Math.min(count, Math.ceil(Math.max(y0, y1) * LINES - 0.5));
    for (let line = first; line < end; line++) {
      const y = (line + 0.5) / LINES;
      const crossing: Crossing = { x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), turn: y1 > y0 ? 1 : -1 };
      const others = lines.get(line);
      if (others) others.push(crossing);
      else lines.set(line, [crossing]);
    }
  }
  return lines;
}

function* insideOf(crossings: readonly Crossing[]): Generator<[from: number, to: number]> {
  let winding = 0;
  for (let i = 0; i + 1 < crossings.length; i++) {
    winding += crossings[i].turn;
    if (winding !== 0) yield [crossings[i].x, crossings[i + 1].x];
  }
}

/** Adds one sample line between two places of a row that starts at `start`. */
function cover(data: Float32Array, start: number, width: number, from: number, to: number): void {
  const left = Math.max(0, from);
  const right = Math.min(width, to);
  for (let x = Math.floor(left); x < right; x++) {
    const share = Math.min(right, x + 1) - Math.max(left, x);
    data[start + x] = Math.min(1, data[start + x] + share / LINES);
  }
}
