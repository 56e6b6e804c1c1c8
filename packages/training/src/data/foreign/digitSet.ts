import { DataError } from '../../dataset/dataError.ts';
import type { NumberArray } from '../formats/numbers.ts';
import type { PicturePart } from '../pictures/layout.ts';
import type { LabelMeaning } from './labelMeanings.ts';
import type { PixelPart } from './pixelPart.ts';

/** Pictures of digits, all of one size, upright. */
export type DigitSet = {
  readonly part: PicturePart;
  readonly height: number;
  readonly width: number;
  /** [n, height, width], 0 = paper, 255 = ink. */
  readonly images: Uint8Array;
  /** [n], 0–9. */
  readonly labels: Uint8Array;
};

export type LabelOptions = {
  readonly meaning?: LabelMeaning | undefined;
  /** Leave out pictures whose label is not 0–9, such as EMNIST's letters. */
  readonly digitsOnly?: boolean | undefined;
};

/** Values that mean paper and ink in a file. */
export type ValueRange = { readonly from: number; readonly to: number };

/** Brings values to bytes and labels to digits. @throws DataError that names the first value that does not fit */
export function toDigitSets(
  parts: readonly PixelPart[],
  file: string,
  options: LabelOptions = {},
): { readonly sets: DigitSet[]; readonly range: ValueRange } {
  const range = rangeOf(parts, file);
  const shift = labelShift(parts, file, options);
  return { sets: parts.map((part) => keepDigits(part, shift, range, file, options)), range };
}

/**
 * The range that pictures are usually saved in: bytes, [0, 1], [-1, 1], or scikit-learn's [0, 16].
 * A little more than 1 is accepted, which resampling leaves.
 */
function rangeOf(parts: readonly PixelPart[], file: string): ValueRange {
  let least = Infinity;
  let most = -Infinity;
  for (const { values } of parts)
    for (let i = 0; i < values.length; i++) {
      if (values[i] < least) least = values[i];
      if (values[i] > most) most = values[i];
      if (Number.isNaN(values[i])) throw new DataError(`${file}: got NaN as a pixel, expected numbers`);
    }
  if (least >= -1.5 && least < -0.5 && most <= 1.5) return { from: -1, to: 1 };
  if (least >= -0.5 && most <= 1.5) return { from: 0, to: 1 };
  if (least >= 0 && most <= 16) return { from: 0, to: 16 };
  if (least >= 0 && most <= 255) return { from: 0, to: 255 };
  throw new DataError(
    `${file}: got values from ${least} to ${most}, expected 0 to 255, 0 to 1, -1 to 1 or 0 to 16; scale them before`,
  );
}

/** What is subtracted from each label; 'ten' if 10 means 0. */
type Shift = 0 | 1 | 'ten';

function labelShift(parts: readonly PixelPart[], file: string, { meaning }: LabelOptions): Shift {
  if (meaning !== undefined) return meaning === 'ten-is-zero' ? 'ten' : 1;
  let least = Infinity;
  let most = -Infinity;
  for (const { labels } of parts)
    for (let i = 0; i < labels.length; i++) {
      least = Math.min(least, labels[i]);
      most = Math.max(most, labels[i]);
    }
  if (least !== 1 || most !== 10) return 0;
  throw new DataError(
    `${file}: got the labels 1 to 10, expected 0 to 9; give --labels ten-is-zero if 10 is the digit 0, or ` +
      '--labels one-is-zero if 1 is the digit 0',
  );
}

function keepDigits(
  { part, height, width, values, labels }: PixelPart,
  shift: Shift,
  range: ValueRange,
  file: string,
  { digitsOnly = false }: LabelOptions,
): DigitSet {
  const pixels = height * width;
  if (labels.length * pixels !== values.length)
    throw new DataError(
      `${file}: got ${labels.length} labels for ${values.length / pixels} pictures; these do not belong together`,
    );
  const kept: number[] = [];
  const digits: number[] = [];
  for (let i = 0; i < labels.length; i++) {
    const digit = shifted(labels[i], shift);
    if (Number.isInteger(digit) && digit >= 0 && digit <= 9) {
      kept.push(i);
      digits.push(digit);
    } else if (!digitsOnly) throw wrongLabel(`${file}, ${part} picture ${i + 1}`, labels[i], shift);
  }
  if (kept.length === 0) throw new DataError(`${file}, ${part}: got no picture with a label from 0 to 9`);
  const images = new Uint8Array(kept.length * pixels);
  for (const [to, from] of kept.entries())
    images.set(toBytes(values.subarray(from * pixels, (from + 1) * pixels), range), to * pixels);
  return { part, height, width, images, labels: Uint8Array.from(digits) };
}

function shifted(label: number, shift: Shift): number {
  if (shift === 'ten') return label === 10 ? 0 : label === 0 ? Number.NaN : label;
  return label - shift;
}

function wrongLabel(where: string, label: number, shift: Shift): DataError {
  return new DataError(
    `${where}: got the label ${label}, expected ${shift === 0 ? '0 to 9' : '1 to 10'}; give --digits-only to leave out pictures with other labels`,
  );
}

function toBytes(values: NumberArray, { from, to }: ValueRange): ArrayLike<number> {
  if (values instanceof Uint8Array && to === 255) return values;
  const scale = 255 / (to - from);
  return Uint8ClampedArray.from(values, (value) => Math.round((value - from) * scale));
}
