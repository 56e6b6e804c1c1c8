import { CifraError } from '@cifra/core/base/error.ts';
import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { createAugment } from '../augment/augment.ts';
import { type Dataset, NO_DIGIT } from '../dataset/dataset.ts';
import type { Batch } from '../nn/trainer.ts';
import type { DigitRecipe } from '../recipe/digitRecipe.ts';
import { mixUp } from './mixup.ts';

const PIXELS = DIGIT_SIDE ** 2;
const CLASSES = 10;

/** All batches of a run, numbered by step. */
export type Batches = {
  readonly stepsPerEpoch: number;
  /**
   * A pure function of the seed and `step` (from 0), so that a resumed run gets the batches of an
   * unbroken one.
   */
  at(step: number): Batch;
};

/** Batches of digits, some of which may repeat. */
export type DigitBatches = Batches & {
  /** Number of different images, if they repeat. */
  readonly images?: number;
  /** Index of each image of `at(step)`, in [0, `images`); equal indices are equal images. */
  numbers?(step: number): Uint32Array;
};

/**
 * Shuffles the whole data set every epoch and cuts it into full batches; the rest of an epoch is
 * dropped. Each digit is changed by its own generator, made from the seed, the epoch (with fixed
 * variants: the index of the variant) and its index in the data set. The target of negatives is the
 * same probability for each of the ten digits (outlier exposure: Hendrycks, Mazeika & Dietterich
 * 2019, arXiv:1812.04606).
 */
export function createBatches(
  dataset: Pick<Dataset, 'name' | 'images' | 'labels'>,
  {
    batchSize,
    augmentation,
    mixup,
    distillation,
  }: Pick<DigitRecipe, 'batchSize' | 'augmentation' | 'mixup' | 'distillation'>,
  random: Random,
): DigitBatches {
  const { images, labels } = dataset;
  const variants = mixup ? undefined : distillation?.variants;
  const stepsPerEpoch = Math.floor(labels.length / batchSize);
  if (stepsPerEpoch === 0) {
    throw new CifraError(
      'invalid-data',
      `${dataset.name} has ${labels.length} digits to learn from, fewer than a batch of ${batchSize}: add some, or lower batchSize in the recipe`,
    );
  }
  const orderOf = remembered((epoch) => shuffled(labels.length, random.split('order').split(epoch)));

  const epochOf = (step: number) => Math.floor(step / stepsPerEpoch);
  const membersOf = (step: number) => {
    const first = (step % stepsPerEpoch) * batchSize;
    return orderOf(epochOf(step)).subarray(first, first + batchSize);
  };

  const augment = createAugment();
  return {
    stepsPerEpoch,
    ...(variants && {
      images: variants * labels.length,
      numbers: (step: number) =>
        membersOf(step).map((index) => (epochOf(step) % variants) * labels.length + index),
    }),
    at(step) {
      const members = membersOf(step);
      const variant = variants ? epochOf(step) % variants : epochOf(step);
      const changes = random.split('augmentation').split(variant);
      const batch = {
        images: new Float32Array(batchSize * PIXELS),
        targets: new Float32Array(batchSize * CLASSES),
      };
      for (const [row, index] of members.entries()) {
        const source = images.subarray(index * PIXELS, (index + 1) * PIXELS);
        const out = batch.images.subarray(row * PIXELS, (row + 1) * PIXELS);
        augment(source, changes.split(index), augmentation, out);
        const targets = batch.targets.subarray(row * CLASSES, (row + 1) * CLASSES);
        if (labels[index] === NO_DIGIT) targets.fill(1 / CLASSES);
        else targets[labels[index]] = 1;
      }
      if (mixup) mixUp(batch, mixup.alpha, random.split('mixup').split(step));
      return batch;
    },
  };
}

/** 0 … n-1 in random order (Fisher & Yates). */
export function shuffled(n: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let last = n - 1; last > 0; last--) {
    const other = random.integer(last + 1);
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

/**
 * Caches the last answer: steps come in order, and an epoch's order is the same for all of its
 * steps.
 */
function remembered<T>(make: (key: number) => T): (key: number) => T {
  let last: { key: number; value: T } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}
