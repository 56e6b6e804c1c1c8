import type { Box, DigitImage, Mask, Picture, Refusal } from '../base/types.ts';
import { normalise } from '../frames/normalise.ts';
import type { Place } from '../frames/patch.ts';
import { scaleBox, unionBox } from '../image/box.ts';
import { connectedComponents } from '../image/components.ts';
import { type InkMask, inkMask } from '../image/inkMask.ts';
import { type Ink, toInk } from '../image/raster.ts';
import { withoutRuledLines } from '../image/ruledLines.ts';
import { paperDoubt } from '../segment/contrast.ts';
import { findDigit } from '../segment/findDigit.ts';
import { withoutFrames } from '../segment/frames.ts';
import { findLines } from '../segment/lines.ts';
import type { MarkBeside } from '../segment/marksBeside.ts';
import { digitInk } from '../segment/penWidth.ts';
import { withoutPrint } from '../segment/print.ts';

/** The single digit of a picture, or the reason why none was found. */
export type Isolated =
  | {
      readonly kind: 'digit';
      readonly image: DigitImage;
      /** Bounding box, pixels of the picture. */
      readonly box: Box;
      /** True if a stroke runs out of the picture. */
      readonly cut: boolean;
      /** Ink next to it that may be its sign or point; boxes in pixels of the raster. */
      readonly marks: readonly MarkBeside[];
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly box: Box | null };

/**
 * Smallest height of a line's digits in a picture with a single digit, as a fraction of the
 * picture's shorter side: lower ink is dirt or the remains of squares.
 */
export const LOWEST_NEXT_TO_DIGIT = 0.03;

/** Ink smaller than this fraction of the largest piece is a speck. */
const SPECK = 0.02;

/**
 * Returns the single digit of a picture, in MNIST's frame. Refuses a picture in which the reader
 * would see several lines, or a line of several digits: the largest piece of ink is not the
 * intended digit.
 *
 * @param picture 8-bit pixels: 1 (grey), 3 (RGB) or 4 (RGBA) channels, row by row
 * @returns the digit, [28, 28] with 0 = paper and 1 = ink, and its box in pixels of the picture; or why
 *   there is none
 * @example
 * import { isolateDigit } from '@cifra/core';
 *
 * // White paper with a black stroke, 60×100 grey pixels.
 * const data = new Uint8Array(60 * 100).fill(255);
 * for (let y = 20; y < 80; y++) data.fill(0, 60 * y + 28, 60 * y + 33);
 * const found = isolateDigit({ width: 60, height: 100, channels: 1, data });
 * console.log(found.kind === 'digit' ? found.box : found.refusal);
 */
export function isolateDigit(picture: Picture): Isolated {
  const ink = toInk(picture);
  const page = { ...ink, ...inkMask(ink), place: { toPicture: (box: Box) => scaleBox(box, ink.factor) } };
  const alone = isolate(page);
  if (alone.kind === 'refused' || isOnePiece(page.mask)) return alone;
  const lines = findLines(withoutPrint(page.mask), page.raster, LOWEST_NEXT_TO_DIGIT);
  if (lines.length < 2 && lines.every(({ pillars }) => pillars < 2)) return alone;
  const box = page.place.toPicture(lines.map((line) => line.box).reduce(unionBox));
  return { kind: 'refused', refusal: 'too-many', box };
}

/** Returns the largest digit of a page with a known ink mask. */
type Inked = Ink & InkMask & { readonly place: Pick<Place, 'toPicture'> };

export function isolate(page: Inked): Isolated {
  const { mask, level } = page;
  const found = findDigit(withoutRuledLines(withoutFrames(mask)), page.raster);
  if (found.kind === 'blank') return { kind: 'refused', refusal: 'blank', box: null };
  const box = page.place.toPicture(found.box);
  const doubt = paperDoubt(found, level, page.noise);
  if (doubt) return { kind: 'refused', refusal: doubt, box: doubt === 'blank' ? null : box };
  if (found.kind !== 'digit') return { kind: 'refused', refusal: found.kind, box };
  const { cut, marks } = found;
  return {
    kind: 'digit',
    image: normalise(digitInk(page.raster, level, found)),
    box,
    cut,
    marks,
  };
}

/** True if all ink is connected, apart from specks, so that there is nothing else to find. */
function isOnePiece(mask: Mask): boolean {
  const areas = connectedComponents(mask).components.map(({ area }) => area);
  const least = SPECK * Math.max(...areas);
  return areas.filter((area) => area >= least).length < 2;
}
