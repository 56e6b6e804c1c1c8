import type { Random } from '@cifra/core/random/random.ts';
import { clamp } from './frame.ts';

/**
 * Photon noise: each pixel is a Poisson count around `photons` times its ink, divided by `photons`.
 * @param photons at full ink
 */
export function shotNoise(image: Float32Array, photons: number, random: Random): Float32Array {
  return image.map((ink) => clamp(poisson(ink * photons, random) / photons));
}

/** Salt and pepper: a share of the pixels becomes full ink or paper with equal probability. */
export function impulseNoise(image: Float32Array, share: number, random: Random): Float32Array {
  return image.map((ink) => {
    const hit = random.next() < share;
    const salt = random.next() < 0.5;
    return hit ? Number(salt) : ink;
  });
}

/**
 * Draws a Poisson count by multiplying uniform numbers (Knuth, The Art of Computer Programming,
 * 3.4.1); for means below some hundreds.
 */
export function poisson(mean: number, random: Random): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count++;
  return count;
}
