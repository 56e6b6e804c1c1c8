import { CifraError } from '@cifra/core/base/error.ts';
import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { type Dataset, imageAt, NO_DIGIT } from '../../dataset/dataset.ts';
import { drawNonDigit, writeGlyph } from '../glyphs/writeGlyph.ts';
import { createWriter } from '../glyphs/writer.ts';
import { frameStrokes } from './frameStrokes.ts';

const PIXELS = DIGIT_SIDE * DIGIT_SIDE;

/** Side of the drawing before it is put into MNIST's frame, pixels. */
const DRAWN = 48;

/**
 * Digits that mirroring turns into a non-digit. A mirrored 2 looks like a 5, a mirrored 5 like a 2;
 * 0, 1 and 8 are symmetric.
 */
const MIRRORED = [3, 6, 7, 9];
/**
 * Digits that a quarter turn makes non-digits; a turned 2 resembles an N, a turned 7 a slanted 1.
 */
const TURNED = [3, 4];

/**
 * Draws negatives in MNIST's frame. Half of them are synthetic letters, scribbles and marks. The
 * other half are real digits, mirrored or rotated by 90 degrees, so that a network cannot recognise
 * negatives by their pen or paper.
 *
 * @returns [count × 28 × 28] ink, 0 … 255
 */
export function drawNonDigits(digits: Dataset, count: number, random: Random): Uint8Array {
  const images = new Uint8Array(count * PIXELS);
  const mirrored = digitsOf(digits, MIRRORED);
  const turned = digitsOf(digits, TURNED);
  for (let i = 0; i < count; i++) {
    const out = images.subarray(i * PIXELS, (i + 1) * PIXELS);
    const rng = random.split(i);
    if (i % 2 === 0) drawGlyph(out, rng);
    else if (rng.next() < 2 / 3) copyMirrored(imageAt(digits, pick(mirrored, rng)), out);
    else copyTurned(imageAt(digits, pick(turned, rng)), out, rng.next() < 0.5);
  }
  return images;
}

/** `digits`, followed by `count` negatives with the label `NO_DIGIT`. */
export function withNonDigits(
  digits: Dataset,
  count: number,
  random: Random,
): Pick<Dataset, 'name' | 'images' | 'labels'> {
  const n = digits.labels.length;
  const images = new Uint8Array((n + count) * PIXELS);
  images.set(digits.images);
  images.set(drawNonDigits(digits, count, random), n * PIXELS);
  const labels = new Uint8Array(n + count).fill(NO_DIGIT);
  labels.set(digits.labels);
  return { name: digits.name, images, labels };
}

function drawGlyph(out: Uint8Array, rng: Random): void {
  const writer = createWriter(rng.split('writer'));
  const strokes = writeGlyph(drawNonDigit(rng.split('glyph')), writer, rng.split('strokes'));
  frameStrokes(strokes, writer.pen, rng.split('grain'), { size: DRAWN, out });
}

function copyMirrored(image: Uint8Array, out: Uint8Array): void {
  for (let y = 0, p = 0; y < DIGIT_SIDE; y++) {
    for (let x = 0; x < DIGIT_SIDE; x++, p++) out[p] = image[y * DIGIT_SIDE + DIGIT_SIDE - 1 - x];
  }
}

/** Copies with a quarter turn, clockwise or counterclockwise. */
function copyTurned(image: Uint8Array, out: Uint8Array, clockwise: boolean): void {
  const last = DIGIT_SIDE - 1;
  for (let y = 0, p = 0; y < DIGIT_SIDE; y++) {
    for (let x = 0; x < DIGIT_SIDE; x++, p++) {
      out[p] = clockwise ? image[(last - x) * DIGIT_SIDE + y] : image[x * DIGIT_SIDE + last - y];
    }
  }
}

/** Indices of the digits with these labels. */
function digitsOf({ name, labels }: Dataset, wanted: readonly number[]): number[] {
  const places = [...labels.keys()].filter((i) => wanted.includes(labels[i]));
  if (places.length === 0) throw new CifraError('invalid-data', `${name} has no ${wanted.join(', ')}`);
  return places;
}

function pick<T>(all: readonly T[], rng: Random): T {
  return all[rng.integer(all.length)];
}
