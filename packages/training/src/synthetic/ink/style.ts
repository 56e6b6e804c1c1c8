import type { Random } from '@cifra/core/random/random.ts';
import { drawPen, type Pen, penOf, type Stroke, trace } from '../pen/pen.ts';
import { boundsOf, type Drawing, mapDrawing } from './drawing.ts';
import { applyHand, drawHand, type Hand } from './hand.ts';
import { drawTablet, record, type Tablet } from './tablet.ts';

/** Everything that is the same for what one writer writes on one page or tablet. */
export type Style = { readonly hand: Hand; readonly tablet: Tablet; readonly pen: Pen };

/** Share of writers with chalk. */
const CHALK = 0.08;
/** Share of coarse tablets, and of smoothing ones. */
const COARSE = 0.3;
/** Broadest line, share of the longer side of a digit: a broader one fills an 8. */
const BROADEST = 0.2;
/** A comma's pen is as broad as that of a digit this long, ems, and a whole number's as that of one. */
const SIZES = { least: 0.5, most: 1 };

export function drawStyle(rng: Random): Style {
  const pen = rng.split('pen');
  return {
    hand: drawHand(rng.split('hand')),
    tablet: drawTablet(rng.split('tablet'), COARSE),
    pen: pen.next() < CHALK ? penOf('chalk', pen) : drawPen(pen),
  };
}

/**
 * Writes a drawing in a style.
 *
 * @param rng tremor and pressure of this time
 * @param baseOf finds the row of the baseline in the written drawing
 * @returns strokes in digit heights, with the baseline at y = 1, as `renderInk` expects it
 */
export function writeDrawing(
  drawing: Drawing,
  { hand, tablet, pen }: Style,
  rng: Random,
  baseOf: (written: Drawing) => number = bottomOf,
): Stroke[] {
  const written = record(applyHand(drawing, hand), tablet);
  const { x: left, width, height } = boundsOf(written);
  const base = baseOf(written);
  const size = Math.min(SIZES.most, Math.max(SIZES.least, width, height));
  const own = { ...pen, width: Math.min(pen.width, BROADEST * size) };
  const placed = mapDrawing(written, ({ x, y }) => ({ x: x - left, y: y - base + 1 }));
  return placed.map((line) => trace(line, own, rng));
}

function bottomOf(drawing: Drawing): number {
  const { y, height } = boundsOf(drawing);
  return y + height;
}
