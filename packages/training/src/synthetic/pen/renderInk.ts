import type { Raster } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { applyGrain } from './grain.ts';
import type { Pen, Stroke } from './pen.ts';
import { placeStrokes, renderStrokes, strokesBox } from './renderStrokes.ts';

/** Ink and its position: copy the raster with its top left pixel to (left, top). */
export type Ink = {
  /** The ink's bounds plus one pixel on each side. */
  readonly raster: Raster;
  /**
   * Column and row of the raster's first pixel in the picture that `x` and `y` refer to; may be
   * negative.
   */
  readonly left: number;
  readonly top: number;
  /** From the raster's upper edge down to the baseline, pixels. */
  readonly baseLine: number;
};

export type InkOptions = {
  /** A digit's height, pixels. */
  readonly height: number;
  /** Position of the strokes' x = 0, pixels, including fractions. */
  readonly x?: number;
  /** Position of the baseline (the strokes' y = 1), pixels. */
  readonly y?: number;
  /** Pen whose darkness and grain to use; without it the ink is full. */
  readonly pen?: Pen;
  /** Draws the grain; required with a pen. */
  readonly rng?: Random;
};

/**
 * Renders strokes in digit heights, as from `writeDigit` and `writeGlyph`, as ink in a frame that
 * fits.
 */
export function renderInk(strokes: readonly Stroke[], { height, x = 0, y = 0, pen, rng }: InkOptions): Ink {
  if (!(height > 0)) throw new RangeError(`renderInk: height is ${height}, expected pixels above 0`);
  if (pen && !rng)
    throw new RangeError('renderInk: a pen without rng, expected the stream its grain is drawn from');
  const placed = placeStrokes(strokes, height, x, y - height);
  const box = strokesBox(placed);
  const left = Math.floor(box.x - 1);
  const top = Math.floor(box.y - 1);
  const width = Math.ceil(box.x + box.width + 1) - left;
  const rows = Math.ceil(box.y + box.height + 1) - top;
  const raster = renderStrokes(placeStrokes(placed, 1, -left, -top), width, rows);
  if (pen && rng) applyGrain(raster, pen, rng);
  return { raster, left, top, baseLine: y - top };
}
