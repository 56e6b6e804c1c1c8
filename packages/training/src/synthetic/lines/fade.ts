import { STRIP_HEIGHT } from '@cifra/core/frames/strip.ts';
import type { Random } from '@cifra/core/random/random.ts';

/** Variation of a strip's ink. */
export type Look = {
  /** maximum growth or shrinkage of strokes in pixels, as a share of a 3×3 dilation or erosion */
  readonly stroke: number;
  /** maximum blur, share of a 3×3 binomial mean */
  readonly blur: number;
  /** darkness of the strokes: gain between 1 - this and 1 + this */
  readonly gain: number;
  /** bend of the darkness: exponent between 1 / this and this */
  readonly gamma: number;
  /** maximum noise, standard deviation */
  readonly noise: number;
};

export const LOOK: Look = { stroke: 0.6, blur: 0.8, gain: 0.35, gamma: 1.6, noise: 0.06 };

/** Changes the ink of a strip in place. */
export function fade(strip: Float32Array, random: Random, look: Look): void {
  const width = strip.length / STRIP_HEIGHT;
  const stroke = look.stroke * (2 * random.next() - 1);
  if (Math.abs(stroke) > 0.05) blend(strip, extreme(strip, width, stroke > 0), Math.abs(stroke));
  const blur = look.blur * random.next();
  if (blur > 0.1) blend(strip, softened(strip, width), blur);
  const gain = 1 + look.gain * (2 * random.next() - 1);
  const gamma = look.gamma ** (2 * random.next() - 1);
  const noise = random.next() < 0.5 ? look.noise * random.next() : 0;
  for (let i = 0; i < strip.length; i++) {
    const value = gain * strip[i] ** gamma + (noise ? noise * random.normal() : 0);
    strip[i] = value < 0 ? 0 : value > 1 ? 1 : value;
  }
}

function blend(strip: Float32Array, other: Float32Array, share: number): void {
  for (let i = 0; i < strip.length; i++) strip[i] += share * (other[i] - strip[i]);
}

/** Maximum or minimum of each pixel and its neighbours above, below, left and right. */
function extreme(strip: Float32Array, width: number, largest: boolean): Float32Array {
  const out = new Float32Array(strip.length);
  const pick = largest ? Math.max : Math.min;
  for (let y = 0, at = 0; y < STRIP_HEIGHT; y++) {
    for (let x = 0; x < width; x++, at++) {
      let value = strip[at];
      if (x > 0) value = pick(value, strip[at - 1]);
      if (x + 1 < width) value = pick(value, strip[at + 1]);
      if (y > 0) value = pick(value, strip[at - width]);
      if (y + 1 < STRIP_HEIGHT) value = pick(value, strip[at + width]);
      out[at] = value;
    }
  }
  return out;
}

/** A binomial mean, 1-2-1 along both axes. */
function softened(strip: Float32Array, width: number): Float32Array {
  const rows = new Float32Array(strip.length);
  for (let at = 0; at < strip.length; at++) {
    const x = at % width;
    const left = x > 0 ? strip[at - 1] : strip[at];
    const right = x + 1 < width ? strip[at + 1] : strip[at];
    rows[at] = (left + 2 * strip[at] + right) / 4;
  }
  const out = new Float32Array(strip.length);
  for (let at = 0; at < strip.length; at++) {
    const above = at >= width ? rows[at - width] : rows[at];
    const below = at + width < strip.length ? rows[at + width] : rows[at];
    out[at] = (above + 2 * rows[at] + below) / 4;
  }
  return out;
}
