/**
 * Five-digit numbers by one writer each: MDW-ZIP-Codes of "Realistic Handwritten Multi-Digit Writer
 * (MDW) Number Recognition Challenges" (Wagstaff 2025, arXiv 2512.00676). First a number is drawn
 * at random, then a writer, and then for each digit one of this writer's pictures, with
 * replacement. If the writer has no picture of a digit, another writer is drawn. The 28×28 pictures
 * are placed side by side, black on white.
 *
 * Departures: MDW uses the digits of all 402,953 pictures of NIST and 1,788 writers; here only
 * MNIST's test digits are used, so that readers trained on MNIST's training digits can be measured.
 * MDW draws valid ZIP codes of May 2025, whose list is not part of this project: here all numbers
 * between the lowest and the highest of them are equally likely. Here there is paper around the
 * digits, because the reader has to find the text line itself.
 */
import { createRandom, type Random } from '@cifra/core/random/random.ts';
import { type Dataset, imageAt } from '@cifra/training/dataset/dataset.ts';

const LOWEST = 601;
const HIGHEST = 99926;

export type Zip = {
  /** Five. */
  readonly digits: string;
  readonly writer: number;
  /** [5] of [28, 28], 255 = ink, one per digit. */
  readonly images: readonly Uint8Array[];
  /** Random stream that continues after drawing the item, for composing it. */
  readonly random: Random;
};

/** @throws RangeError if no writer is known */
export function drawZips(dataset: Dataset, count: number): Zip[] {
  const hands = handsOf(dataset);
  if (hands.length === 0) throw new RangeError(`drawZips: ${dataset.name} has no known writers`);
  const random = createRandom('ZIP codes');
  return Array.from({ length: count }, (_, i) => drawZip(dataset, hands, random.split(i)));
}

type Hand = { readonly writer: number; readonly places: ReadonlyMap<number, readonly number[]> };

function handsOf({ labels, writers = new Int32Array() }: Dataset): Hand[] {
  const byWriter = Map.groupBy(writers.keys(), (place) => writers[place]);
  return [...byWriter]
    .filter(([writer]) => writer >= 0)
    .sort(([a], [b]) => a - b)
    .map(([writer, all]) => ({ writer, places: Map.groupBy(all, (place) => labels[place]) }));
}

function drawZip(dataset: Dataset, hands: readonly Hand[], random: Random): Zip {
  // Tries another number after many writers without success: a small data set may have no writer
  // with both its digits.
  for (;;) {
    const digits = String(LOWEST + random.integer(HIGHEST - LOWEST + 1)).padStart(5, '0');
    for (let attempt = 0; attempt < 200; attempt++) {
      const { writer, places } = pick(hands, random);
      const choices = [...digits].map((digit) => places.get(Number(digit)));
      if (!choices.every((choice) => choice !== undefined)) continue;
      const images = choices.map((choice) => imageAt(dataset, pick(choice, random)));
      return { digits, writer, images, random: random.split('composition') };
    }
  }
}

function pick<T>(items: readonly T[], random: Random): T {
  return items[random.integer(items.length)];
}
