import type { Box } from '@cifra/core/base/types.ts';
import type { Polygon } from './outline.ts';

/** Returns the bounding box of polygons, null for none. */
export function bounds(polygons: readonly Polygon[]): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons) {
    for (const [x, y] of polygon) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top };
}
