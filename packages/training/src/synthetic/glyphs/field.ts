import type { Random } from '@cifra/core/random/random.ts';

/** A smooth displacement of the plane: nearby points move alike. */
export type Field = (x: number, y: number) => { readonly x: number; readonly y: number };

const WAVES = 6;

/**
 * A random smooth field, Gaussian with a Gaussian correlation of length `reach`, as a sum of random
 * plane waves (Rahimi and Recht, Random Features for Large-Scale Kernel Machines, NIPS 2007).
 *
 * @param size root mean square of the displacement on each axis
 */
export function randomField(rng: Random, size: number, reach: number): Field {
  const alongX = randomWaves(rng, size, reach);
  const alongY = randomWaves(rng, size, reach);
  return (x, y) => ({ x: alongX(x, y), y: alongY(x, y) });
}

function randomWaves(rng: Random, size: number, reach: number): (x: number, y: number) => number {
  const waves = Array.from({ length: WAVES }, () => ({
    x: rng.normal() / reach,
    y: rng.normal() / reach,
    phase: 2 * Math.PI * rng.next(),
  }));
  const height = size * Math.sqrt(2 / WAVES);
  return (x, y) =>
    height * waves.reduce((sum, wave) => sum + Math.cos(wave.x * x + wave.y * y + wave.phase), 0);
}
