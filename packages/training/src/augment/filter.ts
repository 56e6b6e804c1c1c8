import type { Random } from '@cifra/core/random/random.ts';
import { FRAME } from './canvas.ts';
import { drawElastic, type Elastic, fillRow } from './elastic.ts';

/** Sides of the kernels, drawn with equal probability. */
const SIDES = [1, 3, 3, 5];

/** The widest kernel extends this far beyond the frame, where there is no ink. */
const MARGIN = 2;
const WIDE = FRAME + 2 * MARGIN;

/**
 * Distance of the control points of a region's outline, pixels; a region is then as wide as a few
 * strokes.
 */
const REGION_SPACING = 9;

const padded = new Float32Array(WIDE * WIDE);
const kernel = new Float32Array(25);
const filtered = new Float32Array(FRAME * FRAME);

/**
 * Filters the picture in place, with a probability: a random linear filter, mixed with the original
 * in a random proportion and stretched to [0, 1] (Xu et al. 2021, Robust and Generalizable Visual
 * Representation Learning via Random Convolutions, arXiv:2007.13003, section 3). The filter keeps
 * the shape of the digit, but can make it light on dark, outlined or soft. Half of the time the
 * filter applies only to a smooth region of the frame. Draws two numbers if nothing happens.
 *
 * @param field overwritten
 */
export function filterSome(
  ink: Float32Array,
  rng: Random,
  settings: { readonly probability: number },
  field: Elastic,
): void {
  const happens = rng.next() < settings.probability;
  const side = SIDES[rng.integer(SIDES.length)];
  if (!happens) return;
  drawKernel(rng, side);
  applyKernel(ink, side);
  if (rng.next() < 0.5) ink.set(filtered);
  else mixByRegion(ink, rng, field);
}

/** (1 − own) · noise of unit length + own · identity, with `own` uniform in [0, 1]. */
function drawKernel(rng: Random, side: number): void {
  const own = rng.next();
  let square = 0;
  for (let i = 0; i < side * side; i++) {
    kernel[i] = rng.normal();
    square += kernel[i] ** 2;
  }
  const gain = (1 - own) / Math.sqrt(square);
  for (let i = 0; i < side * side; i++) kernel[i] *= gain;
  kernel[(side * side - 1) / 2] += own;
}

/** Fills `filtered`, stretched to [0, 1]; if the result is constant, uses the ink itself. */
function applyKernel(ink: Float32Array, side: number): void {
  const reach = (side - 1) / 2;
  for (let y = 0; y < FRAME; y++) {
    padded.set(ink.subarray(y * FRAME, (y + 1) * FRAME), (y + MARGIN) * WIDE + MARGIN);
  }
  for (let y = 0, i = 0; y < FRAME; y++) {
    for (let x = 0; x < FRAME; x++, i++) {
      let sum = 0;
      for (let v = 0, k = 0; v < side; v++) {
        let at = (y + MARGIN - reach + v) * WIDE + x + MARGIN - reach;
        for (let u = 0; u < side; u++, at++, k++) sum += kernel[k] * padded[at];
      }
      filtered[i] = sum;
    }
  }
  stretch(ink);
}

function stretch(ink: Float32Array): void {
  let least = Infinity;
  let most = -Infinity;
  for (const value of filtered) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const range = most - least;
  if (!(range > 1e-6)) filtered.set(ink);
  else for (let i = 0; i < filtered.length; i++) filtered[i] = (filtered[i] - least) / range;
}

/** Uses `filtered` where a smooth random field is above 0, with an edge a pixel or two wide. */
function mixByRegion(ink: Float32Array, rng: Random, field: Elastic): void {
  drawElastic(field, rng, { amplitude: 1, spacing: REGION_SPACING });
  for (let y = 0, i = 0; y < FRAME; y++) {
    fillRow(field, y, 0, FRAME - 1);
    for (let x = 0; x < FRAME; x++, i++) {
      const share = Math.max(0, Math.min(1, 0.5 + 4 * field.rowX[x]));
      ink[i] += share * (filtered[i] - ink[i]);
    }
  }
}
