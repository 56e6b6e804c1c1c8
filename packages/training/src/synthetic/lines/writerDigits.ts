import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { createRandom, type Random } from '@cifra/core/random/random.ts';
import type { Dataset } from '../../dataset/dataset.ts';

const PIXELS = DIGIT_SIDE ** 2;

/** One writer's digits: for each of 0–9 the indices of the digits in `images`. */
export type WriterDigits = {
  /** [n, 28, 28], 255 = ink, in MNIST's frame */
  readonly images: Uint8Array;
  /** [10]; empty for a digit that this writer never wrote */
  readonly byDigit: readonly (readonly number[])[];
};

/**
 * Returns every writer of a data set with all ten digits. Digits by unknown writers, or all without
 * writers, count as one writer.
 */
export function writersOf({
  images,
  labels,
  writers,
}: Pick<Dataset, 'images' | 'labels' | 'writers'>): WriterDigits[] {
  const byWriter = new Map<number, number[][]>();
  for (const [i, label] of labels.entries()) {
    const writer = writers?.[i] ?? 0;
    const byDigit = byWriter.get(writer) ?? Array.from({ length: 10 }, () => []);
    byDigit[label].push(i);
    byWriter.set(writer, byDigit);
  }
  return [...byWriter.values()]
    .filter((byDigit) => byDigit.every((places) => places.length > 0))
    .map((byDigit) => ({ images, byDigit }));
}

/** One of a writer's pictures of a digit, [28, 28]. */
export function writtenDigit({ images, byDigit }: WriterDigits, digit: number, random: Random): Uint8Array {
  const places = byDigit[digit];
  const place = places[random.integer(places.length)];
  return images.subarray(place * PIXELS, (place + 1) * PIXELS);
}

/** A random stream that is the same for every run, whatever its seed; for evaluation. */
export function fixedRandom(name: string): Random {
  return createRandom(`cifra ${name}`);
}
