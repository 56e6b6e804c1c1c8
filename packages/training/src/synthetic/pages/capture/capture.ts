import type { Picture } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { Canvas } from '../render/canvas.ts';
import { hashAt } from '../render/hashNoise.ts';
import type { Rgb } from '../scene.ts';
import { blur } from './blur.ts';
import { throughJpeg } from './jpeg.ts';

/** How a page becomes a file. */
export type Capture = {
  /** Standard deviation, pixels. */
  readonly blur: number;
  /** Standard deviation, of full light. */
  readonly noise: number;
  /** Gains of red, green, blue: white balance and exposure. */
  readonly gains: Rgb;
  /** What black becomes, of full light. */
  readonly black: number;
  /** Exponent of the tone curve. */
  readonly gamma: number;
  readonly isColour: boolean;
  /** Light writing on dark, as in negatives. */
  readonly isInverted: boolean;
  /** Share of full light below which a pixel is black; null: not a bilevel picture. */
  readonly threshold: number | null;
  /** True for a fax at 98 rows per inch, each row of which is shown twice. */
  readonly isRowDoubled: boolean;
  /** Quality; null: stored without loss. */
  readonly jpeg: number | null;
  readonly seed: number;
};

const PLAIN: Capture = {
  blur: 0,
  noise: 0,
  gains: [1, 1, 1],
  black: 0,
  gamma: 1,
  isColour: true,
  isInverted: false,
  threshold: null,
  isRowDoubled: false,
  jpeg: null,
  seed: 0,
};

export const CAPTURES = ['clean', 'scan', 'fax', 'camera', 'old phone'] as const;
export type CaptureKind = (typeof CAPTURES)[number];

/** Draws the settings of a kind of device. */
export function drawCapture(kind: CaptureKind, random: Random): Capture {
  const seed = random.integer(2 ** 31);
  const jpeg = (share: number, from: number, to: number) =>
    random.next() < share ? Math.round(from + (to - from) * random.next()) : null;
  // White balance, and the exposure from `from` to `to`.
  const gains = (balance: number, from: number, to: number): Rgb => {
    const exposure = from + (to - from) * random.next();
    return [exposure * (1 + balance * random.normal()), exposure, exposure * (1 + balance * random.normal())];
  };
  switch (kind) {
    case 'clean':
      return {
        ...PLAIN,
        seed,
        isColour: random.next() < 0.5,
        isInverted: random.next() < 0.08,
        jpeg: jpeg(0.2, 40, 95),
      };
    case 'scan':
      return {
        ...PLAIN,
        seed,
        blur: 0.3 + 0.6 * random.next(),
        noise: 0.004 + 0.02 * random.next() ** 2,
        gains: gains(0.015, 0.95, 1.05),
        black: 0.1 * random.next(),
        gamma: 0.8 + 0.5 * random.next(),
        ...(random.next() < 0.1
          ? { isColour: false, threshold: 0.55 + 0.25 * random.next() }
          : { isColour: random.next() < 0.55, jpeg: jpeg(0.6, 25, 95) }),
      };
    case 'fax':
      return {
        ...PLAIN,
        seed,
        blur: 0.4 + 0.4 * random.next(),
        noise: 0.03 * random.next(),
        isColour: false,
        threshold: 0.6 + 0.22 * random.next(),
        isRowDoubled: random.next() < 0.5,
      };
    case 'camera':
      return {
        ...PLAIN,
        seed,
        blur: 0.5 + 1.4 * random.next() ** 1.5,
        noise: 0.006 + 0.03 * random.next() ** 2,
        gains: gains(0.05, 0.75, 1.1),
        black: 0.08 * random.next(),
        gamma: 0.75 + 0.6 * random.next(),
        isColour: random.next() < 0.9,
        jpeg: jpeg(0.95, 45, 95),
      };
    case 'old phone':
      return {
        ...PLAIN,
        seed,
        blur: 1 + 1.3 * random.next(),
        noise: 0.02 + 0.04 * random.next(),
        gains: gains(0.09, 0.65, 1),
        black: 0.05 + 0.15 * random.next(),
        gamma: 0.8 + 0.5 * random.next(),
        jpeg: jpeg(1, 25, 75),
      };
  }
}

/** Turns a painted canvas into a picture of the same size; its sides are multiples of 16. */
export function develop({ window, colour }: Canvas, capture: Capture): Picture {
  const { width, height } = window;
  const pixels = width * height;
  const planes = capture.isColour
    ? [0, 1, 2].map((i) => colour.subarray(i * pixels, (i + 1) * pixels))
    : [luminance(colour, pixels)];
  blur(planes, width, height, capture.blur);
  const channels = capture.isColour ? 3 : 1;
  const data = new Uint8Array(channels * pixels);
  const curve = toneCurve(capture);
  for (const [channel, plane] of planes.entries()) {
    const gain = capture.isColour ? capture.gains[channel] : capture.gains[1];
    expose(
      plane,
      { window, gain, capture, curve, seed: capture.seed + channel },
      data.subarray(channel),
      channels,
    );
  }
  const picture = { width, height, channels, data } as const;
  if (capture.jpeg !== null) throughJpeg(picture, capture.jpeg);
  return picture;
}

type Exposure = {
  readonly window: Canvas['window'];
  readonly gain: number;
  readonly capture: Capture;
  readonly curve: Uint8Array;
  readonly seed: number;
};

/** Writes one channel as bytes: gain, noise and the tone curve. */
function expose(
  plane: Float32Array,
  { window, gain, capture, curve, seed }: Exposure,
  out: Uint8Array,
  step: number,
): void {
  const { width, height } = window;
  // The sum of two uniform numbers is nearly normal.
  const spread = capture.noise * Math.sqrt(6);
  for (let y = 0, to = 0; y < height; y++) {
    const row = capture.isRowDoubled ? y & ~1 : y;
    for (let x = 0, from = row * width; x < width; x++, from++, to += step) {
      let value = plane[from] * gain;
      if (spread > 0) value += spread * (twoUniforms(hashAt(window.x + x, window.y + row, seed)) - 1);
      const level = Math.round(LEVELS * value);
      out[to] = curve[level < 0 ? 0 : level > LEVELS ? LEVELS : level];
    }
  }
}

/** The sum of two numbers in [0, 1): the upper and the lower half of one. */
function twoUniforms(u: number): number {
  const high = Math.floor(65536 * u);
  return high / 65536 + (65536 * u - high);
}

/** Steps of the tone curve. */
const LEVELS = 1023;

/** The byte of each level of light. */
function toneCurve({ gamma, black, threshold, isInverted }: Capture): Uint8Array {
  return Uint8Array.from({ length: LEVELS + 1 }, (_, i) => {
    const light = i / LEVELS;
    const value = threshold === null ? black + (1 - black) * light ** gamma : light < threshold ? 0 : 1;
    return Math.round(255 * (isInverted ? 1 - value : value));
  });
}

function luminance(colour: Float32Array, pixels: number): Float32Array {
  const grey = new Float32Array(pixels);
  for (let i = 0; i < pixels; i++) {
    grey[i] = 0.299 * colour[i] + 0.587 * colour[pixels + i] + 0.114 * colour[2 * pixels + i];
  }
  return grey;
}
