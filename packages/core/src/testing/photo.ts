import type { Random } from '../random.ts';
import type { Picture } from '../types.ts';
import type { Sheet } from './pen.ts';

export type Colour = readonly [number, number, number];

/** What happens to ink on its way into a picture; everything is optional, nothing happens by default. */
export type Conditions = {
  /** Reflectances in [0, 1]. */
  readonly paper?: Colour;
  readonly ink?: Colour;
  /** Lighting at the left, right, top and bottom edge, multiplied. */
  readonly light?: {
    readonly left?: number;
    readonly right?: number;
    readonly top?: number;
    readonly bottom?: number;
  };
  /** Light lost in the corners. */
  readonly vignette?: number;
  /** A soft-edged shadow over everything right of this share of the width, of this strength. */
  readonly shadow?: { readonly from: number; readonly strength: number; readonly softness: number };
  /** Standard deviations in [0, 1]: paper texture (some pixels wide), sensor noise (each pixel). */
  readonly texture?: number;
  readonly noise?: number;
  /** Blur, pixels. */
  readonly blur?: number;
  /** Coarseness of 8×8 block quantisation, as a strong JPEG's. */
  readonly jpeg?: number;
};

/** Photographs a sheet of ink (and other sheets printed on the same paper, each with its colour). */
export function photograph(
  digit: Sheet,
  conditions: Conditions,
  rng: Random,
  printed: readonly { readonly sheet: Sheet; readonly colour: Colour }[] = [],
): Picture {
  const { width, height } = digit;
  const { paper = [1, 1, 1], ink = [0, 0, 0] } = conditions;
  const lit = lighting(width, height, conditions);
  const texture = smoothNoise(width, height, rng.split('texture'), 3);
  const layers = [...printed, { sheet: digit, colour: ink }];
  const data = new Uint8ClampedArray(width * height * 3);
  for (let channel = 0; channel < 3; channel++) {
    const plane = Float32Array.from({ length: width * height }, (_, i) => {
      let value = paper[channel] + (conditions.texture ?? 0) * texture[i];
      for (const { sheet, colour } of layers) value += sheet.data[i] * (colour[channel] - value);
      return value * lit[i];
    });
    const seen = compress(
      blurred(plane, width, height, conditions.blur ?? 0),
      width,
      height,
      conditions.jpeg ?? 0,
    );
    const grain = rng.split('noise').split(channel);
    for (let i = 0; i < seen.length; i++) {
      data[i * 3 + channel] = Math.round(255 * (seen[i] + (conditions.noise ?? 0) * grain.normal()));
    }
  }
  return { width, height, channels: 3, data };
}

function lighting(
  width: number,
  height: number,
  { light = {}, vignette = 0, shadow }: Conditions,
): Float32Array {
  const { left = 1, right = 1, top = 1, bottom = 1 } = light;
  return Float32Array.from({ length: width * height }, (_, i) => {
    const u = (i % width) / width;
    const v = Math.floor(i / width) / height;
    const corner = 1 - vignette * 2 * ((u - 0.5) ** 2 + (v - 0.5) ** 2);
    // A slanting edge: shadows do not run along the pixel grid.
    const depth = shadow === undefined ? -1 : (u + 0.3 * (v - 0.5) - shadow.from) / shadow.softness + 0.5;
    const shade = shadow === undefined ? 1 : 1 - shadow.strength * Math.min(1, Math.max(0, depth));
    return (left + (right - left) * u) * (top + (bottom - top) * v) * corner * shade;
  });
}

/** Normal noise, blurred over `radius` pixels and brought back to a standard deviation of about 1. */
function smoothNoise(width: number, height: number, rng: Random, radius: number): Float32Array {
  const noise = Float32Array.from({ length: width * height }, () => rng.normal());
  const soft = blurred(noise, width, height, radius / 2);
  let square = 0;
  for (const value of soft) square += value * value;
  const scale = 1 / Math.sqrt(square / soft.length);
  return soft.map((value) => value * scale);
}

/** Three box blurs, near enough to a Gaussian of this standard deviation. */
function blurred(plane: Float32Array, width: number, height: number, sigma: number): Float32Array {
  const radius = Math.round(sigma);
  if (radius === 0) return plane;
  for (let pass = 0; pass < 3; pass++) {
    plane = boxRow(plane, width, height, radius, 1, width);
    plane = boxRow(plane, height, width, radius, width, 1);
  }
  return plane;
}

function boxRow(
  plane: Float32Array,
  length: number,
  lines: number,
  radius: number,
  step: number,
  next: number,
): Float32Array {
  const out = new Float32Array(plane.length);
  for (let line = 0; line < lines; line++) {
    for (let i = 0; i < length; i++) {
      let sum = 0;
      for (let k = -radius; k <= radius; k++)
        sum += plane[line * next + Math.min(Math.max(i + k, 0), length - 1) * step];
      out[line * next + i * step] = sum / (2 * radius + 1);
    }
  }
  return out;
}

/** Quantises the Walsh coefficients of 8×8 blocks: blocks and ripples much like a strong JPEG's. */
function compress(plane: Float32Array, width: number, height: number, strength: number): Float32Array {
  if (strength === 0) return plane;
  const out = plane.slice();
  const block = new Float32Array(64);
  for (let by = 0; by + 8 <= height; by += 8) {
    for (let bx = 0; bx + 8 <= width; bx += 8) {
      for (let i = 0; i < 64; i++) block[i] = plane[(by + (i >> 3)) * width + bx + (i & 7)];
      walsh(block);
      for (let i = 0; i < 64; i++) {
        const step = strength * (1 + ((i & 7) + (i >> 3)) / 4);
        block[i] = Math.round(block[i] / 8 / step) * step * 8;
      }
      walsh(block);
      for (let i = 0; i < 64; i++) out[(by + (i >> 3)) * width + bx + (i & 7)] = block[i] / 64;
    }
  }
  return out;
}

/** The 64-point Walsh–Hadamard transform in place; twice is 64 times the identity. */
function walsh(values: Float32Array): void {
  for (let half = 1; half < 64; half *= 2) {
    for (let i = 0; i < 64; i++) {
      if ((i & half) !== 0) continue;
      const [a, b] = [values[i], values[i + half]];
      values[i] = a + b;
      values[i + half] = a - b;
    }
  }
}
