import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';

const PIXELS = DIGIT_SIDE ** 2;

/** Digits to be changed; index i of every array is the same digit. */
export type Subjects = {
  /** [n, 28, 28], 255 = ink. */
  readonly images: Uint8Array;
  /** [n] */
  readonly labels: Uint8Array;
  /** [n], -1 = unknown. */
  readonly writers?: Int32Array | undefined;
};

/** The same digits in random order (Fisher–Yates), so that the first few represent all. */
export function shuffled({ images, labels, writers }: Subjects, random: Random): Subjects {
  const order = Array.from(labels.keys());
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  const moved = new Uint8Array(images.length);
  for (const [to, from] of order.entries()) {
    moved.set(images.subarray(from * PIXELS, (from + 1) * PIXELS), to * PIXELS);
  }
  return {
    images: moved,
    labels: Uint8Array.from(order, (from) => labels[from]),
    writers: writers && Int32Array.from(order, (from) => writers[from]),
  };
}

/** Digit `index` as ink in [0, 1]. */
export function inkOf(images: Uint8Array, index: number): Float32Array {
  return Float32Array.from(images.subarray(index * PIXELS, (index + 1) * PIXELS), (byte) => byte / 255);
}
