import type { DigitImage } from '../base/types.ts';
import { normalise } from '../frames/normalise.ts';
import { createRandom } from '../random/random.ts';
import { drawStrokes, placed, rasterOf, sheet } from './pen.ts';
import { strokesOf, waysOf } from './strokes.ts';

/** Returns every shape of each digit, drawn and normalised to MNIST's frame. */
export function drawnDigits(): { readonly digit: number; readonly image: DigitImage }[] {
  const rng = createRandom('drawn digits');
  return Array.from({ length: 10 }, (_, digit) => digit).flatMap((digit) =>
    Array.from({ length: waysOf(digit) }, (_, way) => {
      const strokes = strokesOf(digit, way, rng.split(digit).split(way));
      const drawn = drawStrokes(sheet(100), placed(strokes, { x: 10, y: 10, size: 80 }), 9);
      return { digit, image: normalise(rasterOf(drawn)) };
    }),
  );
}
