import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { DataError } from './dataError.ts';

const PIXELS = DIGIT_SIDE * DIGIT_SIDE;

/** Digits in MNIST's frame, in their original order. Index i of every array is the same digit. */
export type Dataset = {
  readonly name: string;
  /** [n, 28, 28], 0 = paper, 255 = ink, centre of mass in the middle. */
  readonly images: Uint8Array;
  /** [n], 0–9. */
  readonly labels: Uint8Array;
  /** [n], NIST's writer number; -1 = unknown. Absent if no writer is known. */
  readonly writers?: Int32Array;
  /**
   * [n], the series of NIST's forms (`hsf`) that the writer belongs to: 0–3 census employees, 4
   * high-school students, 6–7 others; -1 = unknown.
   */
  readonly series?: Int8Array;
  /** SHA-256 of the raw (gunzipped) bytes of every source file, by its name. */
  readonly files: Readonly<Record<string, string>>;
};

/** Label of a training picture that shows none of the ten digits. */
export const NO_DIGIT = 10;

/** Number of digits. */
export function size(dataset: Dataset): number {
  return dataset.labels.length;
}

/** One image as a view, [28, 28], without a copy. */
export function imageAt(dataset: Dataset, index: number): Uint8Array {
  return dataset.images.subarray(index * PIXELS, (index + 1) * PIXELS);
}

/**
 * Checks that the arrays belong together and returns the data set.
 * @throws DataError if counts differ (for example, with labels of another part) or a label is not 0–9
 */
export function checkDataset(dataset: Dataset): Dataset {
  const { name, images, labels, writers, series } = dataset;
  if (images.length % PIXELS !== 0) {
    throw new DataError(
      `${name}: got ${images.length} bytes of images, expected a multiple of ${PIXELS} (28×28)`,
    );
  }
  const count = images.length / PIXELS;
  checkCount(name, 'labels', labels.length, count);
  if (writers) checkCount(name, 'writers', writers.length, count);
  if (series) checkCount(name, 'series', series.length, count);
  const wrong = labels.findIndex((label) => label > 9);
  if (wrong >= 0) {
    throw new DataError(`${name}: label ${wrong} is ${labels[wrong]}, expected 0–9`);
  }
  return dataset;
}

function checkCount(name: string, what: string, got: number, images: number): void {
  if (got === images) return;
  throw new DataError(`${name}: got ${got} ${what} for ${images} images; these files do not belong together`);
}

/**
 * Copies the digits at `indices`, in that order. `files` is unchanged, because it names the origin
 * of the digits.
 * @throws RangeError if an index is not in the data set
 */
export function subset(dataset: Dataset, indices: ArrayLike<number>): Dataset {
  const { name, labels, writers, series, files } = dataset;
  const images = new Uint8Array(indices.length * PIXELS);
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i];
    if (!Number.isInteger(index) || index < 0 || index >= labels.length) {
      throw new RangeError(`subset: index ${index} of ${name}, expected 0 to ${labels.length - 1}`);
    }
    images.set(imageAt(dataset, index), i * PIXELS);
  }
  return {
    name,
    images,
    labels: Uint8Array.from(indices, (index) => labels[index]),
    ...(writers && { writers: Int32Array.from(indices, (index) => writers[index]) }),
    ...(series && { series: Int8Array.from(indices, (index) => series[index]) }),
    files,
  };
}
