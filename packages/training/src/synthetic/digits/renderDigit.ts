import type { Raster } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { writeDigit } from '../glyphs/writeDigit.ts';
import type { Writer } from '../glyphs/writer.ts';
import { applyGrain } from '../pen/grain.ts';
import type { Pen, Stroke } from '../pen/pen.ts';
import { placeStrokes, renderStrokes, strokesBox } from '../pen/renderStrokes.ts';

/** Paper around the ink, share of the side. */
const MARGIN = 0.08;

/**
 * Draws a digit in the writer's style, as large as fits into a square with some paper around it.
 *
 * @param rng variation between digits of this writer
 * @param options.size side of the square, pixels
 */
export function renderDigit(digit: number, writer: Writer, rng: Random, { size = 64 } = {}): Raster {
  return renderAlone(writeDigit(digit, writer, rng.split('strokes')), writer.pen, rng.split('grain'), {
    size,
  });
}

/**
 * Draws strokes, in any units, as large as fit into a square with some paper around them.
 *
 * @param rng the grain of pen and paper
 * @param options.size side of the square, pixels
 */
export function renderAlone(strokes: readonly Stroke[], pen: Pen, rng: Random, { size = 64 } = {}): Raster {
  const box = strokesBox(strokes);
  const scale = (size * (1 - 2 * MARGIN)) / Math.max(box.width, box.height);
  const x = size / 2 - scale * (box.x + box.width / 2);
  const y = size / 2 - scale * (box.y + box.height / 2);
  const ink = renderStrokes(placeStrokes(strokes, scale, x, y), size, size);
  applyGrain(ink, pen, rng);
  return ink;
}
