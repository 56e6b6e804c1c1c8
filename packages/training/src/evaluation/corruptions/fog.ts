import type { Random } from '@cifra/core/random.ts';
import { clamp, SIDE } from './frame.ts';
import { plasma } from './plasma.ts';

export type Weather = {
  /** In units of full ink. */
  readonly density: number;
  /** By how much the fog gets smoother with each halving; small = rough. */
  readonly decay: number;
};

/** Side of the plane of fog of which a corner is taken, as MNIST-C does. */
const PLANE = 256;

/** Fog laid over the digit, then all of it scaled so that the darkest ink could be as dark as before. */
export function fog(image: Float32Array, { density, decay }: Weather, random: Random): Float32Array {
  const plane = plasma(PLANE, decay, () => random.next());
  const most = image.reduce((high, ink) => Math.max(high, ink), 0);
  const scale = most / (most + density);
  return image.map((ink, i) => {
    const thickness = plane[Math.floor(i / SIDE) * PLANE + (i % SIDE)];
    return clamp((ink + density * thickness) * scale);
  });
}
