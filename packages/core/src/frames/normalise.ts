import type { Box, DigitImage, Raster } from '../base/types.ts';
import { DIGIT_SIDE } from '../base/types.ts';
import { inkBox } from '../image/box.ts';
import { type Axis, resample } from '../image/resample.ts';
import { crop } from '../image/warp.ts';

/** Longer side of the ink in the frame, pixels. */
const INK_SIDE = 20;

/**
 * Ink fainter than this share of the darkest does not count for the size: the blur around a stroke,
 * or JPEG ripples.
 */
const FAINT = 0.12;

/**
 * Scales and centres the ink of one digit as in MNIST: 28×28, ink in [0, 1].
 *
 * LeCun, Cortes, Burges (the MNIST page): the longer side of the ink's box becomes 20 pixels, the
 * aspect ratio is kept, the edges are antialiased, and the centre of mass moves to the middle. In
 * the published images the shift is by whole pixels and brings the centre to pixel (14, 14), within
 * half a pixel. Both were measured on all 60,000 training images, whose boxes stay 20 pixels long
 * up to a threshold of 0.25. So MNIST's own images stay unchanged, and the same code is used for
 * training, other data sets and reading.
 *
 * @param box position of the digit; ink outside is ignored. Default: the whole raster
 * @returns all zeros if there is no ink
 */
export function normalise(ink: Raster, box?: Box): DigitImage {
  const whole = box === undefined ? ink : crop(ink, box);
  const extent = inkBox(whole);
  if (extent === null) return new Float32Array(DIGIT_SIDE * DIGIT_SIDE);
  const digit = crop(whole, extent);
  const firm = inkBox(digit, FAINT * darkest(digit)) as Box;
  const scale = INK_SIDE / Math.max(firm.width, firm.height);
  return centre(resample(digit, fit(firm.x, firm.width, scale), fit(firm.y, firm.height, scale)));
}

function darkest({ data }: Raster): number {
  let most = 0;
  for (let i = 0; i < data.length; i++) if (data[i] > most) most = data[i];
  return most;
}

/** The box's edge is on the edge of a pixel, as in MNIST: at scale 1 nothing is interpolated. */
function fit(start: number, length: number, scale: number): Axis {
  const margin = Math.floor((DIGIT_SIDE - Math.ceil(length * scale - 1e-6)) / 2);
  return { length: DIGIT_SIDE, origin: start - margin / scale, scale };
}

function centre({ data, width }: Raster): DigitImage {
  let mass = 0;
  let momentX = 0;
  let momentY = 0;
  for (let i = 0; i < data.length; i++) {
    mass += data[i];
    momentX += data[i] * (i % width);
    momentY += data[i] * Math.floor(i / width);
  }
  const middle = DIGIT_SIDE / 2;
  const shiftX = Math.round(middle - momentX / mass);
  const shiftY = Math.round(middle - momentY / mass);
  return shift(data, shiftX, shiftY);
}

function shift(data: Float32Array, shiftX: number, shiftY: number): DigitImage {
  if (shiftX === 0 && shiftY === 0) return data;
  const side = DIGIT_SIDE;
  const moved = new Float32Array(side * side);
  for (let y = Math.max(0, shiftY); y < Math.min(side, side + shiftY); y++) {
    for (let x = Math.max(0, shiftX); x < Math.min(side, side + shiftX); x++) {
      moved[y * side + x] = data[(y - shiftY) * side + x - shiftX];
    }
  }
  return moved;
}
