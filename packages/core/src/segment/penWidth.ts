import { growBox } from '../image/box.ts';
import { thickened, thinned } from '../image/strokeWidth.ts';
import { crop } from '../image/warp.ts';
import type { Box, Mask, Raster } from '../types.ts';
import type { Found } from './findDigit.ts';

/** Longer side of a digit in the frame, pixels. */
const INK_SIDE = 20;
/** Stroke widths in the frame between which nine in ten training digits of MNIST lie, pixels. */
const THINNEST = 1.3;
const THICKEST = 5;

type Digit = Extract<Found, { kind: 'digit' }>;

/**
 * The ink of one digit, cut out of the page and nothing else with it; a pen much thinner or thicker than those of the
 * training digits is brought to their range, because a line of one pixel would vanish when the digit is made small.
 *
 * @param ink the page's darkness, `level` that of a firm stroke
 */
export function digitInk(ink: Raster, level: number, { ink: digit, stroke, box }: Digit): Raster {
  const width = (stroke * INK_SIDE) / Math.max(box.width, box.height);
  const pixel = Math.max(box.width, box.height) / INK_SIDE;
  if (width < THINNEST) {
    const radius = ((THINNEST - width) / 2) * pixel;
    return thickened(withMargin(digit, Math.ceil(radius) + 1), radius);
  }
  if (width > THICKEST) return thinned(digit, ((width - THICKEST) / 2) * pixel);
  return softInk(ink, level, digit, box);
}

/** The page's own grey, at full darkness, where the digit's pixels or their direct neighbours are. */
function softInk(ink: Raster, level: number, digit: Mask, box: Box): Raster {
  const whole = growBox(box, 1, ink);
  const grey = crop(ink, whole);
  const own = ownPixels(digit, box, whole);
  for (let i = 0; i < grey.data.length; i++) grey.data[i] = own[i] ? Math.min(1, grey.data[i] / level) : 0;
  return grey;
}

/** Marks the digit's pixels and their direct neighbours in the larger box. */
function ownPixels(digit: Mask, box: Box, whole: Box): Uint8Array {
  const own = new Uint8Array(whole.width * whole.height);
  for (let y = 0, i = 0; y < digit.height; y++) {
    for (let x = 0; x < digit.width; x++, i++) {
      if (!digit.data[i]) continue;
      const [u, v] = [x + box.x - whole.x, y + box.y - whole.y];
      const [left, right] = [Math.max(0, u - 1), Math.min(whole.width, u + 2)];
      for (let row = Math.max(0, v - 1); row < Math.min(whole.height, v + 2); row++) {
        own.fill(1, row * whole.width + left, row * whole.width + right);
      }
    }
  }
  return own;
}

function withMargin({ width, height, data }: Mask, margin: number): Mask {
  const wide = width + 2 * margin;
  const grown = new Uint8Array(wide * (height + 2 * margin));
  for (let y = 0; y < height; y++)
    grown.set(data.subarray(y * width, (y + 1) * width), (y + margin) * wide + margin);
  return { width: wide, height: height + 2 * margin, data: grown };
}
