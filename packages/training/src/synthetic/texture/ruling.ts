import type { Raster } from '@cifra/core/base/types.ts';
import type { Stroke } from '../pen/pen.ts';
import { renderStrokes } from '../pen/renderStrokes.ts';

/** A printed line to write on. */
export type Rule = {
  readonly kind: 'rule';
  /** Height of its middle at x = 0, pixels. */
  readonly y: number;
  /** Pixels down for each pixel to the right. */
  readonly slope: number;
  /** Start and end, pixels. */
  readonly from: number;
  readonly to: number;
  /** Pixels. */
  readonly thickness: number;
  /** Ink, in [0, 1]. */
  readonly contrast: number;
};

export function layRule(raster: Raster, { y, slope, from, to, thickness, contrast }: Rule): void {
  lay(raster, [segment(from, y + slope * from, to, y + slope * to, thickness)], contrast);
}

function segment(x1: number, y1: number, x2: number, y2: number, thickness: number): Stroke {
  return { points: Float64Array.of(x1, y1, x2, y2), widths: Float64Array.of(thickness, thickness) };
}

function lay({ width, height, data }: Raster, strokes: readonly Stroke[], contrast: number): void {
  const print = renderStrokes(strokes, width, height).data;
  for (let i = 0; i < data.length; i++) data[i] = Math.max(data[i], contrast * print[i]);
}
