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
   * unbroken one. A promise if the batch is made in other threads.
   */
  at(step: number): Batch | Promise<Batch>;
};

/** Batches that are made when they are asked for. */
export type SyncBatches = Pick<Batches, 'stepsPerEpoch'> & { at(step: number): Batch };

/** Examples that are drawn again each time. */
export type DrawnExamples = {
  /** Number of examples in an epoch. */
  readonly count: number;
  /**
   * Draws example `index` of an epoch.
   * @param out [28, 28], 255 = ink
   * @returns its label
   */
  draw(index: number, random: Random, out: Uint8Array): number;
};

/** The examples of an epoch: those with an image of their own, then the drawn ones. */
export type Examples = Pick<Dataset, 'name' | 'images' | 'labels'> & {
  readonly drawn?: DrawnExamples | undefined;
};

/** Batches of digits, some of which may repeat. */
export type DigitBatches = SyncBatches & {
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
  { name, images, labels, drawn }: Examples,
  {
    batchSize,
    augmentation,
    mixup,
    distillation,
  }: Pick<DigitRecipe, 'batchSize' | 'augmentation' | 'mixup' | 'distillation'>,
  random: Random,
): DigitBatches {
  const count = labels.length + (drawn?.count ?? 0);
  const variants = mixup ? undefined : distillation?.variants;
  const stepsPerEpoch = Math.floor(count / batchSize);
  if (stepsPerEpoch === 0) {
    throw new CifraError(
      'invalid-data',
      `${name} has ${count} digits to learn from, fewer than a batch of ${batchSize}: add some, or lower batchSize in the recipe`,
    );
  }
  const orderOf = remembered((epoch) => shuffled(count, random.split('order').split(epoch)));

  const epochOf = (step: number) => Math.floor(step / stepsPerEpoch);
  const membersOf = (step: number) => {
    const first = (step % stepsPerEpoch) * batchSize;
    return orderOf(epochOf(step)).subarray(first, first + batchSize);
  };

  const exampleAt = (index: number, changes: Random) => {
    const at = index - labels.length;
    if (!drawn || at < 0)
      return { image: images.subarray(index * PIXELS, (index + 1) * PIXELS), label: labels[index] };
    const image = new Uint8Array(PIXELS);
    return { image, label: drawn.draw(at, changes.split(index).split('drawn'), image) };
  };

  const augment = createAugment();
  return {
    stepsPerEpoch,
    ...(variants && {
      images: variants * count,
      numbers: (step: number) => membersOf(step).map((index) => (epochOf(step) % variants) * count + index),
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
        const { image, label } = exampleAt(index, changes);
        const out = batch.images.subarray(row * PIXELS, (row + 1) * PIXELS);
        augment(image, changes.split(index), augmentation, out);
        const targets = batch.targets.subarray(row * CLASSES, (row + 1) * CLASSES);
        if (label === NO_DIGIT) targets.fill(1 / CLASSES);
        else targets[label] = 1;
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
