import type { Box, Raster } from '../base/types.ts';

/** Returns the smallest box around all pixels above `threshold`; null if there are none. */
export function inkBox(ink: Raster, threshold = 0): Box | null {
  const { width, height, data } = ink;
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (data[i] <= threshold) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** Returns the smallest box that contains both. */
export function unionBox(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  const right = Math.max(a.x + a.width, b.x + b.width);
  const bottom = Math.max(a.y + a.height, b.y + b.height);
  return { x, y, width: right - x, height: bottom - y };
}

/** Grows a box by `margin` pixels on each side, limited to a picture of the given size. */
export function growBox(box: Box, margin: number, within: { width: number; height: number }): Box {
  const x = Math.max(0, box.x - margin);
  const y = Math.max(0, box.y - margin);
  const right = Math.min(within.width, box.x + box.width + margin);
  const bottom = Math.min(within.height, box.y + box.height + margin);
  return { x, y, width: right - x, height: bottom - y };
}

/** Scales a box to a picture `factor` times as large, rounded outward to whole pixels. */
export function scaleBox(box: Box, factor: number): Box {
  const x = Math.floor(box.x * factor);
  const y = Math.floor(box.y * factor);
  const right = Math.ceil((box.x + box.width) * factor);
  const bottom = Math.ceil((box.y + box.height) * factor);
  return { x, y, width: right - x, height: bottom - y };
}

/** A point of a picture; the edges of pixels are at whole numbers. */
export type Point = { readonly x: number; readonly y: number };

/** Returns the upright box around a box whose corners are mapped. */
export function mappedBox({ x, y, width, height }: Box, map: (corner: Point) => Point): Box {
  const corners = [
    map({ x, y }),
    map({ x: x + width, y }),
    map({ x, y: y + height }),
    map({ x: x + width, y: y + height }),
  ];
  const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
