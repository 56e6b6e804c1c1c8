import type { Random } from '@cifra/core/random/random.ts';
import { clamp, SIDE } from './frame.ts';
import { alongColumns } from './gaussian.ts';

export type Glass = {
  /** px */
  readonly sigma: number;
  /** Maximum distance of two pixels that are swapped. */
  readonly reach: number;
  readonly rounds: number;
};

/**
 * Frosted glass: blurred, neighbours swapped, blurred again. MNIST-C blurs only vertically, because
 * it calls its blur function as if the last axis of the picture were colours. This code does the
 * same, because the published figures were measured with it.
 */
export function glassBlur(
  image: Float32Array,
  { sigma, reach, rounds }: Glass,
  random: Random,
): Float32Array {
  // Rounded down to bytes between the two blurs, as in MNIST-C.
  const grey = alongColumns(image, sigma).map((ink) => Math.floor(clamp(ink) * 255) / 255);
  for (let round = 0; round < rounds; round++) swapNeighbours(grey, reach, random);
  return Float32Array.from(alongColumns(grey, sigma), clamp);
}

/**
 * Swaps every second pixel at random, from the bottom right on, with one that is `-reach` to `reach
 * - 1` away on each axis.
 */
function swapNeighbours(grey: Float64Array, reach: number, random: Random): void {
  for (let y = SIDE - reach; y > reach; y--) {
    for (let x = SIDE - reach; x > reach; x--) {
      if (random.next() < 0.5) continue;
      const a = y * SIDE + x;
      const b = a + (random.integer(2 * reach) - reach) * SIDE + random.integer(2 * reach) - reach;
      const kept = grey[a];
      grey[a] = grey[b];
      grey[b] = kept;
    }
  }
}
