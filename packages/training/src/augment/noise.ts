import type { Random } from '@cifra/core/random/random.ts';

/**
 * Adds uniform noise of ±`range` to every pixel in place, clamped to [0, 1]. Uses a linear
 * congruential generator (Numerical Recipes, 3rd ed., section 7.1.2), which is good enough for
 * grain. It needs one seed from the caller's generator instead of 784 random numbers.
 *
 * @param seed whole number below 2³¹
 */
export function addNoise(ink: Float32Array, range: number, seed: number): void {
  let state = seed | 0;
  const step = range / 0x80000000;
  for (let i = 0; i < ink.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    ink[i] = Math.max(0, Math.min(1, ink[i] + step * state));
  }
}

/**
 * Adds noise, with a probability, of a range drawn from [0, `range`]. Always draws three numbers.
 */
export function addSomeNoise(
  ink: Float32Array,
  rng: Random,
  settings: { readonly probability: number; readonly range: number },
): void {
  const happens = rng.next() < settings.probability;
  const range = settings.range * rng.next();
  const seed = Math.floor(rng.next() * 0x80000000);
  if (happens) addNoise(ink, range, seed);
}
