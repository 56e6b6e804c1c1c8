import type { Random } from '@cifra/core/random/random.ts';
import { frameStrokes } from '../digits/frameStrokes.ts';
import type { Drawing } from './drawing.ts';
import { drawStyle, writeDrawing } from './style.ts';

/**
 * Smallest and largest side of the drawing before it is put into the frame, pixels: from digits of a
 * few pixels, which are enlarged, to those of a good scan.
 */
const DRAWN = [26, 48] as const;

/**
 * Draws one digit or sign in MNIST's frame, in a style of its own.
 *
 * @param out [28, 28], 255 = ink
 */
export function drawFramed(drawing: Drawing, rng: Random, out: Uint8Array): void {
  const style = drawStyle(rng.split('style'));
  const strokes = writeDrawing(drawing, style, rng.split('strokes'));
  const size = DRAWN[0] + rng.split('size').integer(DRAWN[1] - DRAWN[0] + 1);
  // The reader levels the ink of a picture, so that a firm stroke of a pale pen is full ink too.
  const levelled = { ...style.pen, darkness: 1 };
  frameStrokes(strokes, levelled, rng.split('grain'), { size, out });
}
