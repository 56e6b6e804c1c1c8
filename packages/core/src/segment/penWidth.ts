import type { Box, Mask, Raster } from '../base/types.ts';
import { growBox } from '../image/box.ts';
import { thickened, thinned } from '../image/strokeWidth.ts';
import { crop } from '../image/warp.ts';
import type { Found } from './findDigit.ts';

/** Longer side of a digit in MNIST's frame, pixels. */
const INK_SIDE = 20;
/** Range of stroke widths of nine in ten MNIST training digits in the frame, pixels. */
const THINNEST = 1.3;
const THICKEST = 5;

type Digit = Extract<Found, { kind: 'digit' }>;

/**
 * Cuts the ink of one digit, and nothing else, out of the page. Strokes much thinner or thicker
 * than those of the training digits are brought into their range, because a line one pixel wide
 * would vanish when the digit is scaled down.
 *
 * @param ink darkness of the page
 * @param level darkness of a firm stroke
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

/** Returns the page's own grey, at full darkness, at the digit's pixels and their neighbours. */
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
