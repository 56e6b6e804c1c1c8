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
/** Broadest line, share of the longer side of what is written: a broader one fills an 8. */
const BROADEST = 0.2;
/** Writing counts as at least this long, ems: a comma's pen is as broad as a digit's. */
const SMALL = 0.5;

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
 * @returns strokes in digit heights, their lowest point at y = 1, where `renderInk` has the baseline
 */
export function writeDrawing(drawing: Drawing, { hand, tablet, pen }: Style, rng: Random): Stroke[] {
  const written = record(applyHand(drawing, hand), tablet);
  const { x: left, y: top, width, height } = boundsOf(written);
  const broadest = BROADEST * Math.max(SMALL, width, height);
  const placed = mapDrawing(written, ({ x, y }) => ({ x: x - left, y: y - top - height + 1 }));
  const own = { ...pen, width: Math.min(pen.width, broadest) };
  return placed.map((line) => trace(line, own, rng));
}
