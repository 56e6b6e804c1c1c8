import type { Raster } from '@cifra/core/base/types.ts';
import { createRandom } from '@cifra/core/random/random.ts';

/** The paper's tooth and the camera's noise. */
export type Grain = {
  readonly kind: 'grain';
  /** Maximum change of ink, in [0, 1]. */
  readonly strength: number;
  /** Size of its specks, pixels, at least 1. */
  readonly size: number;
  readonly seed: number;
};

/** A soft edge between light and shade. */
export type Shadow = {
  readonly kind: 'shadow';
  /** A point on its edge, pixels. */
  readonly x: number;
  readonly y: number;
  /** Direction of the shade from there, radians clockwise from the x axis. */
  readonly angle: number;
  /** Half width of the edge, pixels. */
  readonly softness: number;
  /** Ink of the full shade, in [0, 1]. */
  readonly strength: number;
};

/** Adds noise: independent values `size` pixels apart, linear in between (value noise). */
export function layGrain({ width, height, data }: Raster, { strength, size, seed }: Grain): void {
  const columns = Math.ceil(width / size) + 1;
  const rng = createRandom(seed);
  let above = noise(columns, rng.next);
  let below = noise(columns, rng.next);
  let row = 0;
  for (let y = 0; y < height; y++) {
    while (Math.floor(y / size) > row) {
      above = below;
      below = noise(columns, rng.next);
      row++;
    }
    const v = y / size - row;
    for (let x = 0; x < width; x++) {
      const column = Math.floor(x / size);
      const u = x / size - column;
      const upper = above[column] + u * (above[column + 1] - above[column]);
      const lower = below[column] + u * (below[column + 1] - below[column]);
      const i = y * width + x;
      data[i] = clamp(data[i] + strength * (upper + v * (lower - upper)));
    }
  }
}

/** Uniform in [-1, 1), [n]. */
function noise(n: number, next: () => number): Float32Array {
  const values = new Float32Array(n);
  for (let i = 0; i < n; i++) values[i] = 2 * next() - 1;
  return values;
}

/** Darkens one side, along a smooth step. */
export function layShadow({ width, height, data }: Raster, shadow: Shadow): void {
  const cos = Math.cos(shadow.angle) / shadow.softness;
  const sin = Math.sin(shadow.angle) / shadow.softness;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const t = clamp(0.5 + ((x + 0.5 - shadow.x) * cos + (y + 0.5 - shadow.y) * sin) / 2);
      const i = y * width + x;
      data[i] = clamp(data[i] + shadow.strength * t * t * (3 - 2 * t));
    }
  }
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}
