import type { Random } from '@cifra/core/random/random.ts';
import { clamp } from './frame.ts';
import { gaussian } from './gaussian.ts';

/**
 * Normal noise of `mean` and `deviation`, blurred by `sigma`, is mud where it exceeds `threshold`;
 * its edge is blurred by `softness`.
 */
export type Mud = {
  readonly mean: number;
  readonly deviation: number;
  readonly sigma: number;
  readonly threshold: number;
  readonly softness: number;
};

/** The mud's shade. */
const GREY = 63 / 255;
/** Blurred mud below this value is removed. */
const THIN = 0.8;

/** Adds spots of mud. */
export function spatter(image: Float32Array, mud: Mud, random: Random): Float32Array {
  const noise = Float64Array.from(image, () => mud.mean + mud.deviation * random.normal());
  return muddied(image, mudOf(noise, mud));
}

/** Amount of mud, [28, 28] in [0, 1]. */
export function mudOf(noise: Float64Array, { sigma, threshold, softness }: Mud): Float64Array {
  const spots = gaussian(noise, sigma).map((value) => (value > threshold ? 1 : 0));
  return gaussian(spots, softness).map((value) => (value < THIN ? 0 : value));
}

function muddied(image: Float32Array, mud: Float64Array): Float32Array {
  return image.map((ink, i) => clamp(ink * (1 - mud[i]) + GREY * mud[i]));
}
