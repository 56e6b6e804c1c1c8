import type { Random } from '@cifra/core/random/random.ts';
import { clamp, SIDE } from './frame.ts';
import { plasma } from './plasma.ts';

export type Weather = {
  /** In units of full ink. */
  readonly density: number;
  /** Factor by which the fog gets smoother with each halving; small = rough. */
  readonly decay: number;
};

/** Side of the plane of fog from which a corner is taken, as in MNIST-C. */
const PLANE = 256;

/** Adds fog to the digit, then rescales so that the darkest possible ink is as dark as before. */
export function fog(image: Float32Array, { density, decay }: Weather, random: Random): Float32Array {
  const plane = plasma(PLANE, decay, () => random.next());
  const most = image.reduce((high, ink) => Math.max(high, ink), 0);
  const scale = most / (most + density);
  return image.map((ink, i) => {
    const thickness = plane[Math.floor(i / SIDE) * PLANE + (i % SIDE)];
    return clamp((ink + density * thickness) * scale);
  });
}
