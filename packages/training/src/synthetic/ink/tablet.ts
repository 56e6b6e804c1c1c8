import type { Random } from '@cifra/core/random/random.ts';
import { smooth } from '../pen/smooth.ts';
import { type Drawing, mapDrawing } from './drawing.ts';
import { resample } from './resample.ts';

/** How a tablet and its driver record a stroke. */
export type Tablet = {
  /** Distance of its grid lines, ems; 0 = none. */
  readonly grid: number;
  /** Reach of the driver's smoothing, points of a recorded stroke; 0 = none. */
  readonly smoothing: number;
};

/** Distance of the points of a recorded stroke, ems: a loop of a small 8 still has a dozen. */
const STEP = 0.04;

/**
 * Draws a tablet. The coarsest of UNIPEN's, `app`, has 15 steps to a digit; phones have 50 and more.
 * @param share of coarse tablets, and of those that smooth
 */
export function drawTablet(rng: Random, share: number): Tablet {
  const coarse = rng.next() < share;
  const grid = 0.02 + 0.04 * rng.next();
  const smoothing = rng.next() < share ? 1 + rng.integer(2) : 0;
  return { grid: coarse ? grid : 0, smoothing };
}

/** The drawing as this tablet records it, with points at equal distances. */
export function record(drawing: Drawing, { grid, smoothing }: Tablet): Drawing {
  const snap = (value: number) => Math.round(value / grid) * grid;
  const snapped = grid > 0 ? mapDrawing(drawing, ({ x, y }) => ({ x: snap(x), y: snap(y) })) : drawing;
  return snapped.map((line) => smooth(resample(line, STEP), smoothing));
}
