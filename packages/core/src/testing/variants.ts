import type { DigitImage } from '../base/types.ts';
import { normalise } from '../frames/normalise.ts';
import { drawStrokes, placed, rasterOf, sheet } from './pen.ts';
import type { Stroke } from './strokes.ts';

/** Ways to write 1 and 7 in the unit square. `flagged` lies between the two. */
export const ONE_OR_SEVEN = {
  stick: [
    [
      [0.5, 0],
      [0.5, 1],
    ],
  ],
  flagged: [
    [
      [0.18, 0.3],
      [0.55, 0],
      [0.5, 1],
    ],
  ],
  plainSeven: [
    [
      [0.15, 0.03],
      [0.75, 0],
      [0.4, 1],
    ],
  ],
  barredSeven: [
    [
      [0.15, 0.03],
      [0.75, 0],
      [0.4, 1],
    ],
    [
      [0.3, 0.5],
      [0.85, 0.48],
    ],
  ],
} as const satisfies Readonly<Record<string, readonly Stroke[]>>;

/** Draws such a digit in MNIST's frame; `slant` to the right for each pixel up. */
export function oneOrSeven(way: keyof typeof ONE_OR_SEVEN, slant = 0): DigitImage {
  const strokes = placed(ONE_OR_SEVEN[way], { x: 12, y: 8, size: 40, slant });
  return normalise(rasterOf(drawStrokes(sheet(64, 56), strokes, 4)));
}
