import { DIGIT_SIDE, type DigitImage, type Picture, type Reading } from '../base/types.ts';
import { decide } from '../decide/decide.ts';
import { normalise } from '../frames/normalise.ts';
import { inkBox } from '../image/box.ts';
import type { Classifier } from '../model/classifier.ts';
import { digitReading } from '../reading/digitReading.ts';
import { checkOptions, type ReadingOptions } from '../reading/readingOptions.ts';
import { digitLogits } from '../reading/style.ts';
import { unread } from '../reading/unread.ts';
import { findDigit } from '../segment/findDigit.ts';

const PIXELS = DIGIT_SIDE * DIGIT_SIDE;
/** Tolerance for the rounding of other programs: one grey level, with a margin. */
const ROUNDING = 1.5 / 255;
/** Ink as dark as this belongs to a stroke. */
const STROKE = 0.4;

/**
 * Returns the digit of a picture that is already in MNIST's format, light ink on black or dark ink
 * on white; null otherwise, or if there is a mark next to the digit. `normalise` leaves exactly
 * these pictures unchanged.
 */
export function framedDigit(picture: Picture): DigitImage | null {
  const { width, height } = picture;
  if (width !== DIGIT_SIDE || height !== DIGIT_SIDE) return null;
  const light = lightOf(picture);
  if (light === null) return null;
  const image = light[0] < 0.5 ? light : light.map((value) => 1 - value);
  return isFramed(image) && !hasMark(image) ? image : null;
}

/** A digit with a sign or point next to it is not a single digit, even in this frame. */
function hasMark(image: DigitImage): boolean {
  const mask = { ...image28(image), data: Uint8Array.from(image, (ink) => (ink >= STROKE ? 1 : 0)) };
  const found = findDigit(mask, image28(image));
  return found.kind === 'digit' && found.marks.some(({ dirt }) => !dirt);
}

/**
 * Returns grey in [0, 1]; null for pictures with colours or transparency, which are not plain scans
 * of ink.
 */
function lightOf({ channels, data }: Picture): Float32Array | null {
  const light = new Float32Array(PIXELS);
  for (let i = 0, at = 0; i < PIXELS; i++, at += channels) {
    if (channels === 4 && data[at + 3] !== 255) return null;
    if (channels !== 1 && (data[at] !== data[at + 1] || data[at] !== data[at + 2])) return null;
    light[i] = data[at] / 255;
  }
  return light;
}

function isFramed(image: DigitImage): boolean {
  if (inkBox(image28(image)) === null) return false;
  const normal = normalise(image28(image));
  return image.every((value, i) => Math.abs(value - normal[i]) <= ROUNDING);
}

/** Reads digits in MNIST's frame, each as exactly one digit. */
export async function readFramed(
  classifier: Classifier,
  images: readonly DigitImage[],
  options: ReadingOptions = {},
): Promise<Reading[]> {
  checkOptions(options);
  const logits = await classifier.classify(images);
  return images.map((image, n) => {
    const box = inkBox(image28(image));
    if (box === null) return unread('blank', null);
    const style = { temperature: classifier.manifest.temperature, chosen: options.style ?? 'auto' };
    const scores = digitLogits(logits.subarray(10 * n, 10 * n + 10), image, style);
    const decision = decide(scores, classifier.manifest, options);
    return digitReading(decision, box, null, options);
  });
}

function image28(data: DigitImage) {
  return { width: DIGIT_SIDE, height: DIGIT_SIDE, data };
}
