import { createRandom, type Random } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { noAugmentation } from '../augment/augment.ts';
import { type Dataset, NO_DIGIT } from '../dataset/dataset.ts';
import { createBatches, shuffled } from './batches.ts';

/** Digit i has ink i in every pixel, so that a batch shows which digits it holds. */
function countedDigits(n: number): Dataset {
  const images = Uint8Array.from({ length: n * 784 }, (_, i) => Math.floor(i / 784));
  return { name: 'counted', images, labels: Uint8Array.from({ length: n }, (_, i) => i % 10), files: {} };
}

const plain = { batchSize: 4, augmentation: noAugmentation };
const changed = { batchSize: 4, augmentation: { ...noAugmentation, rotation: 10 } };
const members = (images: Float32Array) =>
  Array.from({ length: images.length / 784 }, (_, row) => Math.round(images[row * 784 + 400] * 255));

test('an epoch contains each digit once, in full batches; the rest is dropped', () => {
  const batches = createBatches(countedDigits(11), plain, createRandom(1));
  expect(batches.stepsPerEpoch).toBe(2);
  const seen = [0, 1].flatMap((step) => members(batches.at(step).images));
  expect(new Set(seen).size).toBe(8);
  expect([2, 3].flatMap((step) => members(batches.at(step).images))).not.toEqual(seen);
});

test('targets are the labels of the images in the same row', () => {
  const { images, targets } = createBatches(countedDigits(11), plain, createRandom(1)).at(0);
  for (const [row, digit] of members(images).entries()) {
    const wanted = Array.from({ length: 10 }, (_, k) => (k === digit % 10 ? 1 : 0));
    expect([...targets.subarray(row * 10, row * 10 + 10)]).toEqual(wanted);
  }
});

test.each([[changed], [{ ...changed, mixup: { alpha: 0.4 } }]])(
  'a batch depends only on seed and step, not on earlier calls',
  (recipe) => {
    const make = (seed: number) => createBatches(countedDigits(40), recipe, createRandom(seed));
    const straight = make(7);
    for (let step = 0; step < 25; step++) straight.at(step);
    expect(make(7).at(25)).toEqual(straight.at(25));
    expect(make(8).at(25)).not.toEqual(straight.at(25));
  },
);

test('drawn examples are shuffled among the others, and drawn again in each epoch', () => {
  const drawn = {
    count: 9,
    // Ink 100 and more marks a drawn one; odd ones are negatives.
    draw(index: number, random: Random, out: Uint8Array) {
      out.fill(100 + 10 * index + random.integer(10));
      return index % 2 === 1 ? NO_DIGIT : 3;
    },
  };
  const batches = createBatches({ ...countedDigits(11), drawn }, plain, createRandom(1));
  expect(batches.stepsPerEpoch).toBe(5);
  const epoch = (e: number) => [0, 1, 2, 3, 4].map((step) => batches.at(5 * e + step));
  const inks = epoch(0).flatMap(({ images }) => members(images));
  expect(inks.filter((ink) => ink < 100).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const slots = (values: number[]) =>
    values
      .filter((ink) => ink >= 100)
      .map((ink) => Math.floor(ink / 10) - 10)
      .sort((a, b) => a - b);
  expect(slots(inks)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  const later = epoch(1).flatMap(({ images }) => members(images));
  expect(slots(later)).toEqual(slots(inks));
  expect(new Set(later)).not.toEqual(new Set(inks));
  expect(batches.at(2)).toEqual(batches.at(2));
  for (const { images, targets } of epoch(0)) {
    for (const [row, ink] of members(images).entries()) {
      if (ink < 100) continue;
      const negative = Math.floor(ink / 10) % 2 === 1;
      expect(targets[10 * row + 3]).toBeCloseTo(negative ? 0.1 : 1, 6);
    }
  }
});

test('a data set smaller than a batch is an error', () => {
  expect(() => createBatches(countedDigits(3), plain, createRandom(1))).toThrow(
    'counted has 3 digits to learn from, fewer than a batch of 4: add some',
  );
});

test('shuffling keeps all elements, and every order of three is equally frequent', () => {
  const counts = new Map<string, number>();
  const random = createRandom(1);
  for (let i = 0; i < 6000; i++) {
    const order = String(shuffled(3, random));
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  // 1000 ± 4.5 standard deviations
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(130);
});
