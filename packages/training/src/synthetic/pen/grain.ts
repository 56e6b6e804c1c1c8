import type { Raster } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { Pen } from './pen.ts';

/**
 * The share of a full line's ink that the paper takes from this pen, redrawn for each pixel, in [0,
 * 1].
 */
export function grainOf({ darkness, grain }: Pen, rng: Random): () => number {
  if (grain === 0) return () => darkness;
  return () => darkness * (1 - grain * rng.next() ** 2);
}

/** Turns full ink, in place, into the mark of this pen on paper. */
export function applyGrain({ data }: Raster, pen: Pen, rng: Random): void {
  const left = grainOf(pen, rng);
  for (let i = 0; i < data.length; i++) if (data[i] > 0) data[i] *= left();
}
