import type { Picture } from '../base/types.ts';
import type { Random } from '../random/random.ts';
import type { Sheet } from './pen.ts';

export type Colour = readonly [number, number, number];

/** Effects on the ink in a photograph. All effects are optional, and none is applied by default. */
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

/**
 * Photographs a sheet of ink (and other sheets printed on the same paper, each with its colour).
 */
export function photograph(
  digit: Sheet,
  conditions: Conditions,
  rng: Random,
  printed: readonly { readonly sheet: Sheet; readonly colour: Colour }[] = [],
): Picture {
  const { width, height } = digit;
  const { paper = [1, 1, 1], ink = [0, 0, 0], blur = 0, jpeg = 0, noise = 0 } = conditions;
  const lit = lighting(width, height, conditions);
  const bare = barePaper(width, height, conditions.texture ?? 0, rng.split('texture'));
  const layers = [...printed, { sheet: digit, colour: ink }];
  const data = new Uint8ClampedArray(width * height * 3);
  const colours = (channel: number) =>
    [paper, ...layers.map(({ colour }) => colour)].map((each) => each[channel]);
  let seen: Float32Array = new Float32Array();
  for (let channel = 0; channel < 3; channel++) {
    // Grey paper and grey ink are equal in all channels.
    if (channel === 0 || String(colours(channel)) !== String(colours(channel - 1))) {
      const plane = inkOnPaper(bare, colours(channel), layers, lit);
      seen = compress(blurred(plane, width, blur), width, height, jpeg);
    }
    const grain = rng.split('noise').split(channel);
    for (let i = 0; i < seen.length; i++) {
      data[i * 3 + channel] = Math.round(255 * (noise === 0 ? seen[i] : seen[i] + noise * grain.normal()));
    }
  }
  return { width, height, channels: 3, data };
}

/** Returns the reflectance that the texture adds to the paper. */
function barePaper(width: number, height: number, strength: number, rng: Random): Float64Array {
  const bare = new Float64Array(width * height);
  if (strength === 0) return bare;
  const texture = smoothNoise(width, height, rng, 3);
  for (let i = 0; i < bare.length; i++) bare[i] = strength * texture[i];
  return bare;
}

/**
 * One channel, in [0, 1]: the colours of the paper and of each layer, one over the other, in this
 * light.
 */
function inkOnPaper(
  bare: Float64Array,
  [paper, ...colours]: readonly number[],
  layers: readonly { readonly sheet: Sheet }[],
  lit: Float32Array,
): Float32Array {
  const plane = new Float32Array(bare.length);
  for (let i = 0; i < plane.length; i++) {
    let value = paper + bare[i];
    for (let k = 0; k < layers.length; k++) value += layers[k].sheet.data[i] * (colours[k] - value);
    plane[i] = value * lit[i];
  }
  return plane;
}

function lighting(
  width: number,
  height: number,
  { light = {}, vignette = 0, shadow }: Conditions,
): Float32Array {
  const { left = 1, right = 1, top = 1, bottom = 1 } = light;
  const lit = new Float32Array(width * height);
  for (let i = 0; i < lit.length; i++) {
    const u = (i % width) / width;
    const v = Math.floor(i / width) / height;
    const corner = 1 - vignette * 2 * ((u - 0.5) ** 2 + (v - 0.5) ** 2);
    // The edge is slanted, because shadows do not follow the pixel grid.
    const depth = shadow === undefined ? -1 : (u + 0.3 * (v - 0.5) - shadow.from) / shadow.softness + 0.5;
    const shade = shadow === undefined ? 1 : 1 - shadow.strength * Math.min(1, Math.max(0, depth));
    lit[i] = (left + (right - left) * u) * (top + (bottom - top) * v) * corner * shade;
  }
  return lit;
}

/**
 * Returns normal noise, blurred over `radius` pixels and scaled back to a standard deviation of
 * about 1.
 */
function smoothNoise(width: number, height: number, rng: Random, radius: number): Float32Array {
  const noise = new Float32Array(width * height);
  for (let i = 0; i < noise.length; i++) noise[i] = rng.normal();
  const soft = blurred(noise, width, radius / 2);
  let square = 0;
  for (const value of soft) square += value * value;
  const scale = 1 / Math.sqrt(square / soft.length);
  return soft.map((value) => value * scale);
}

/** Three box blurs approximate a Gaussian with this standard deviation. */
function blurred(plane: Float32Array, width: number, sigma: number): Float32Array {
  const radius = Math.round(sigma);
  if (radius === 0) return plane;
  for (let pass = 0; pass < 3; pass++) {
    plane = boxAcross(plane, width, radius);
    plane = boxDown(plane, width, radius);
  }
  return plane;
}

function boxAcross(plane: Float32Array, width: number, radius: number): Float32Array {
  const out = new Float32Array(plane.length);
  for (let row = 0; row < plane.length; row += width) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      if (x >= radius && x + radius < width) {
        for (let i = row + x - radius; i <= row + x + radius; i++) sum += plane[i];
      } else {
        for (let k = -radius; k <= radius; k++) sum += plane[row + Math.min(Math.max(x + k, 0), width - 1)];
      }
      out[row + x] = sum / (2 * radius + 1);
    }
  }
  return out;
}

/** Row by row, which is faster in the cache than column by column. */
function boxDown(plane: Float32Array, width: number, radius: number): Float32Array {
  const out = new Float32Array(plane.length);
  const last = plane.length / width - 1;
  const sums = new Float64Array(width);
  for (let y = 0; y <= last; y++) {
    sums.fill(0);
    for (let k = -radius; k <= radius; k++) {
      const row = Math.min(Math.max(y + k, 0), last) * width;
      for (let x = 0; x < width; x++) sums[x] += plane[row + x];
    }
    for (let x = 0; x < width; x++) out[y * width + x] = sums[x] / (2 * radius + 1);
  }
  return out;
}

/**
 * Quantises the Walsh coefficients of 8×8 blocks: blocks and ripples similar to those of a strong
 * JPEG compression.
 */
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

/**
 * Applies the 64-point Walsh–Hadamard transform in place. Two transforms multiply the values by 64.
 */
function walsh(values: Float32Array): void {
  for (let half = 1; half < 64; half *= 2) {
    for (let i = 0; i < 64; i++) {
      if ((i & half) !== 0) continue;
      const a = values[i];
      const b = values[i + half];
      values[i] = a + b;
      values[i + half] = a - b;
    }
  }
}
