import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { normalise } from '@cifra/core/frames/normalise.ts';
import { createRandom, type Random } from '@cifra/core/random/random.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { createWriter } from '../glyphs/writer.ts';
import { renderDigit } from './renderDigit.ts';

const PIXELS = DIGIT_SIDE * DIGIT_SIDE;

/**
 * Side of the drawing before it is put into MNIST's frame, pixels; NIST's own digits were about as
 * large.
 */
const DRAWN = 48;

export type SyntheticOptions = {
  readonly writers: number;
  /** Number of digits per writer, all ten classes in turn. */
  readonly perWriter: number;
  readonly seed: number | string;
};

/**
 * Generates synthetic handwriting in MNIST's frame, with the same arrays as a real data set; the
 * same options give the same digits. Writer w's digits are at w · perWriter and after, and do not
 * depend on the number of writers.
 *
 * @param options number of writers, digits per writer, and the seed
 * @returns the digits, [n, 28, 28] with 0 = paper and 255 = ink, and their labels and writers
 * @throws {RangeError} for a number that is not whole or below 0
 * @example
 * import { syntheticDataset } from '@cifra/training';
 *
 * const { images, labels } = syntheticDataset({ writers: 3, perWriter: 10, seed: 1 });
 * console.log(labels.length, images.length / 784);
 */
export function syntheticDataset({ writers, perWriter, seed }: SyntheticOptions): Dataset {
  checkCount('writers', writers);
  checkCount('perWriter', perWriter);
  const count = writers * perWriter;
  const images = new Uint8Array(count * PIXELS);
  const labels = new Uint8Array(count);
  const ids = new Int32Array(count);
  const people = createRandom(seed).split('synthetic writers');
  for (let w = 0; w < writers; w++) {
    ids.fill(w, w * perWriter, (w + 1) * perWriter);
    const part = images.subarray(w * perWriter * PIXELS);
    writePage(people.split(w), labels.subarray(w * perWriter, (w + 1) * perWriter), part);
  }
  return { name: `synthetic-${seed}`, images, labels, writers: ids, files: {} };
}

/** Fills one writer's labels and images. */
function writePage(person: Random, labels: Uint8Array, images: Uint8Array): void {
  const writer = createWriter(person);
  const times = person.split('digits');
  for (let i = 0; i < labels.length; i++) {
    labels[i] = i % 10;
    const digit = normalise(renderDigit(labels[i], writer, times.split(i), { size: DRAWN }));
    for (let p = 0; p < PIXELS; p++) images[i * PIXELS + p] = Math.round(255 * digit[p]);
  }
}

function checkCount(name: string, count: number): void {
  if (Number.isInteger(count) && count >= 0) return;
  throw new RangeError(`syntheticDataset: ${name} is ${count}, expected a whole number from 0 up`);
}
