import type { Random } from '@cifra/core/random.ts';
import type { Pen } from './pen.ts';

/** The share of a full line's ink that the paper takes from this pen, anew for each pixel, in [0, 1]. */
export function grainOf({ darkness, grain }: Pen, rng: Random): () => number {
  if (grain === 0) return () => darkness;
  return () => darkness * (1 - grain * rng.next() ** 2);
}
