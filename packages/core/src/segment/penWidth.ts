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
  const [dx, dy] = [box.x - whole.x, box.y - whole.y];
  const near = (x: number, y: number) => {
    for (let v = y - 1; v <= y + 1; v++) {
      for (let u = x - 1; u <= x + 1; u++) {
        const [i, j] = [u - dx, v - dy];
        if (i >= 0 && j >= 0 && i < digit.width && j < digit.height && digit.data[j * digit.width + i])
          return true;
      }
    }
    return false;
  };
  const data = grey.data.map((value, i) =>
    near(i % grey.width, Math.floor(i / grey.width)) ? Math.min(1, value / level) : 0,
  );
  return { ...grey, data };
}

function withMargin({ width, height, data }: Mask, margin: number): Mask {
  const wide = width + 2 * margin;
  const grown = new Uint8Array(wide * (height + 2 * margin));
  for (let y = 0; y < height; y++)
    grown.set(data.subarray(y * width, (y + 1) * width), (y + margin) * wide + margin);
  return { width: wide, height: height + 2 * margin, data: grown };
}
