import { type Box, DIGIT_SIDE, type DigitImage, type Raster } from '../base/types.ts';
import { growBox } from '../image/box.ts';
import { crop } from '../image/warp.ts';
import type { Examination, ExaminedReading } from '../reading/examination.ts';

/** The picture at one step on the way to a digit, 0 = paper, 1 = ink. */
export type Step = {
  readonly kind: 'ink' | 'bare' | 'line' | 'digit' | 'normalised';
  readonly raster: Raster;
};

/** Paper shown around a digit, share of its longer side. */
const MARGIN = 0.3;

/**
 * Returns the steps from a picture to one digit of a reading, in order, without those that changed
 * nothing.
 */
export function stepsTo(
  { ink, bare, factor }: Examination,
  { reading, strip }: ExaminedReading,
  place: number,
  image: DigitImage,
): Step[] {
  const steps: Step[] = [{ kind: 'ink', raster: ink }];
  if (bare.data.some((value, i) => value !== ink.data[i])) steps.push({ kind: 'bare', raster: bare });
  if (strip !== null) steps.push({ kind: 'line', raster: strip });
  const { box } = reading.digits[place];
  steps.push({ kind: 'digit', raster: surroundings(ink, box, factor) });
  const frame = { width: DIGIT_SIDE, height: DIGIT_SIDE, data: image };
  steps.push({ kind: 'normalised', raster: frame });
  return steps;
}

/** @param box pixels of the picture */
function surroundings(ink: Raster, box: Box, factor: number): Raster {
  const own = {
    x: Math.floor(box.x / factor),
    y: Math.floor(box.y / factor),
    width: Math.max(1, Math.ceil(box.width / factor)),
    height: Math.max(1, Math.ceil(box.height / factor)),
  };
  return crop(ink, growBox(own, Math.ceil(MARGIN * Math.max(own.width, own.height)), ink));
}
