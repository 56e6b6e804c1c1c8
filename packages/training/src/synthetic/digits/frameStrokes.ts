import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { normalise } from '@cifra/core/frames/normalise.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { Pen, Stroke } from '../pen/pen.ts';
import { renderAlone } from './renderDigit.ts';

/**
 * Draws strokes, in any units, in MNIST's frame.
 *
 * @param rng the grain of pen and paper
 * @param options.size side of the drawing before it is put into the frame, pixels
 * @param options.out [28, 28], 255 = ink
 */
export function frameStrokes(
  strokes: readonly Stroke[],
  pen: Pen,
  rng: Random,
  { size, out }: { readonly size: number; readonly out: Uint8Array },
): void {
  const ink = normalise(renderAlone(strokes, pen, rng, { size }));
  for (let p = 0; p < DIGIT_SIDE ** 2; p++) out[p] = Math.round(255 * ink[p]);
}
