import type { Raster } from '../base/types.ts';
import type { Point, Stroke } from './strokes.ts';

export type Sheet = { readonly width: number; readonly height: number; readonly data: Float32Array };

/** Creates an empty sheet: all paper. */
export function sheet(width: number, height = width): Sheet {
  return { width, height, data: new Float32Array(width * height) };
}

/**
 * Draws polylines given in pixels, with a round pen `thickness` pixels wide and edges one pixel
 * soft.
 */
export function drawStrokes(on: Sheet, strokes: readonly Stroke[], thickness: number, ink = 1): Sheet {
  for (const stroke of strokes) {
    for (let i = 0; i + 1 < stroke.length; i++) drawSegment(on, stroke[i], stroke[i + 1], thickness / 2, ink);
  }
  return on;
}

function drawSegment(
  { width, height, data }: Sheet,
  from: Point,
  to: Point,
  radius: number,
  ink: number,
): void {
  const reach = radius + 1;
  const [ax, ay] = from;
  const [dx, dy] = [to[0] - ax, to[1] - ay];
  const length = dx * dx + dy * dy || 1;
  for (
    let y = Math.max(0, Math.floor(Math.min(ay, to[1]) - reach));
    y <= Math.min(height - 1, Math.max(ay, to[1]) + reach);
    y++
  ) {
    for (
      let x = Math.max(0, Math.floor(Math.min(ax, to[0]) - reach));
      x <= Math.min(width - 1, Math.max(ax, to[0]) + reach);
      x++
    ) {
      const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
      const [across, down] = [x - ax - t * dx, y - ay - t * dy];
      const distance = Math.sqrt(across * across + down * down);
      // A pen thinner than a pixel covers only part of the pixel.
      const covered = Math.min(1, 2 * radius, Math.max(0, radius + 0.5 - distance)) * ink;
      if (covered > data[y * width + x]) data[y * width + x] = covered;
    }
  }
}

/**
 * Places strokes of the unit square in pixels: `size` high, top left corner at (x, y), rotated and
 * slanted.
 */
export function placed(
  strokes: readonly Stroke[],
  {
    x,
    y,
    size,
    rotation = 0,
    slant = 0,
  }: { x: number; y: number; size: number; rotation?: number; slant?: number },
): Stroke[] {
  const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)];
  return strokes.map((stroke) =>
    stroke.map(([u, v]): Point => {
      const [px, py] = [u - 0.5 - slant * (v - 0.5), v - 0.5];
      return [x + size * (0.5 + px * cos - py * sin), y + size * (0.5 + px * sin + py * cos)];
    }),
  );
}

/** Returns the ink of the sheet as a raster. */
export function rasterOf({ width, height, data }: Sheet): Raster {
  return { width, height, data };
}
