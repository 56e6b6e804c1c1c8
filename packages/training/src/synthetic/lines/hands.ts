import { createRandom, type Random } from '@cifra/core/random.ts';
import type { Dataset } from '../../dataset/dataset.ts';

/** One person's digits: for each of 0–9 the places of the digits in `images`. */
export type Hand = {
  /** [n, 28, 28], 255 = ink, in MNIST's frame */
  readonly images: Uint8Array;
  /** [10]; a digit that this person never wrote has none */
  readonly byDigit: readonly (readonly number[])[];
};

/** Every writer of a data set who wrote all ten digits. Digits by unknown writers, or all without writers, are one hand. */
export function handsOf({ images, labels, writers }: Pick<Dataset, 'images' | 'labels' | 'writers'>): Hand[] {
  const hands = new Map<number, number[][]>();
  for (const [i, label] of labels.entries()) {
    const writer = writers?.[i] ?? 0;
    const byDigit = hands.get(writer) ?? Array.from({ length: 10 }, () => []);
    byDigit[label].push(i);
    hands.set(writer, byDigit);
  }
  return [...hands.values()]
    .filter((byDigit) => byDigit.every((places) => places.length > 0))
    .map((byDigit) => ({ images, byDigit }));
}

/** One of a hand's pictures of a digit, [28, 28]. */
export function writtenDigit({ images, byDigit }: Hand, digit: number, random: Random): Uint8Array {
  const places = byDigit[digit];
  const place = places[random.integer(places.length)];
  return images.subarray(place * 784, (place + 1) * 784);
}

/** A stream that is the same for every run, whatever its seed: for what is judged by. */
export function fixedRandom(name: string): Random {
  return createRandom(`cifra ${name}`);
}
