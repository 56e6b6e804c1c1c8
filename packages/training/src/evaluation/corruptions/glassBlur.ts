import type { Random } from '@cifra/core/random.ts';
import { clamp, SIDE } from './frame.ts';
import { alongColumns } from './gaussian.ts';

export type Glass = {
  /** px */
  readonly sigma: number;
  /** Pixels change places with one at most so far away. */
  readonly reach: number;
  readonly rounds: number;
};

/**
 * Frosted glass: blurred, neighbours swapped, blurred again. MNIST-C blurs up and down alone: it calls its blur as if the last
 * axis of the picture held colours. So do we, for its figures are of that.
 */
export function glassBlur(
  image: Float32Array,
  { sigma, reach, rounds }: Glass,
  random: Random,
): Float32Array {
  // Bytes between the two blurs, rounded down, as there.
  const grey = alongColumns(image, sigma).map((ink) => Math.floor(clamp(ink) * 255) / 255);
  for (let round = 0; round < rounds; round++) swapNeighbours(grey, reach, random);
  return Float32Array.from(alongColumns(grey, sigma), clamp);
}

/** Every second pixel by chance, from the bottom right on, with one that is `-reach` to `reach - 1` away on each axis. */
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
