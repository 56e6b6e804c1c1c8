import { type Box, DIGIT_SIDE, type DigitImage, type Raster } from '../base/types.ts';
import { growBox } from '../image/box.ts';
import { crop } from '../image/warp.ts';
import type { ExaminedReading, View } from '../reading/examination.ts';

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
export function stepsTo({ reading, view, strip }: ExaminedReading, place: number, image: DigitImage): Step[] {
  const steps: Step[] = view === null ? [] : viewSteps(view);
  if (strip !== null) steps.push({ kind: 'line', raster: strip });
  const { box } = reading.digits[place];
  if (view !== null) steps.push({ kind: 'digit', raster: surroundings(view, box) });
  const frame = { width: DIGIT_SIDE, height: DIGIT_SIDE, data: image };
  steps.push({ kind: 'normalised', raster: frame });
  return steps;
}

function viewSteps({ ink, bare }: View): Step[] {
  const isSame = bare.data.every((value, i) => value === ink.data[i]);
  const steps: Step[] = [{ kind: 'ink', raster: ink }];
  return isSame ? steps : [...steps, { kind: 'bare', raster: bare }];
}

/** @param box pixels of the picture */
function surroundings({ ink, toPart }: View, box: Box): Raster {
  const own = toPart(box);
  return crop(ink, growBox(own, Math.ceil(MARGIN * Math.max(own.width, own.height)), ink));
}
