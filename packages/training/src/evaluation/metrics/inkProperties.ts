import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { strokeWidth } from '@cifra/core/image/strokeWidth.ts';

const PIXELS = DIGIT_SIDE * DIGIT_SIDE;

export type PropertyName = 'stroke width' | 'slant' | 'width' | 'ink darkness';

/**
 * A measured property of a digit in MNIST's frame: its style of writing, independent of its class.
 */
export type InkProperty = {
  readonly name: PropertyName;
  /** @param ink [28, 28], 0 = paper, 255 = ink */
  readonly measure: (ink: Uint8Array) => number;
};

/**
 * The frame scales the longer side of all digits to the same length: the size on paper is unknown,
 * only the relative width.
 */
export const INK_PROPERTIES: readonly InkProperty[] = [
  {
    name: 'stroke width',
    measure: (ink) =>
      strokeWidth({
        width: DIGIT_SIDE,
        height: DIGIT_SIDE,
        data: ink.map((value) => (value >= 128 ? 1 : 0)),
      }),
  },
  {
    name: 'slant',
    measure: slant,
  },
  { name: 'width', measure: width },
  { name: 'ink darkness', measure: darkness },
];

/**
 * Degrees from upright by the second moments, as in deskewing: atan(-μ₁₁ / μ₀₂), rows counted
 * downwards. 0 without ink.
 */
export function slant(ink: Uint8Array): number {
  let [mass, sumX, sumY] = [0, 0, 0];
  for (let i = 0; i < PIXELS; i++) {
    mass += ink[i];
    sumX += ink[i] * (i % DIGIT_SIDE);
    sumY += ink[i] * Math.floor(i / DIGIT_SIDE);
  }
  if (mass === 0) return 0;
  let [crossed, upright] = [0, 0];
  for (let i = 0; i < PIXELS; i++) {
    const x = (i % DIGIT_SIDE) - sumX / mass;
    const y = Math.floor(i / DIGIT_SIDE) - sumY / mass;
    crossed += ink[i] * x * y;
    upright += ink[i] * y * y;
  }
  return upright === 0 ? 0 : (Math.atan(-crossed / upright) * 180) / Math.PI;
}

/** Columns with ink of at least half black, pixels. */
export function width(ink: Uint8Array): number {
  let [left, right] = [DIGIT_SIDE, -1];
  for (let i = 0; i < PIXELS; i++) {
    if (ink[i] < 128) continue;
    left = Math.min(left, i % DIGIT_SIDE);
    right = Math.max(right, i % DIGIT_SIDE);
  }
  return Math.max(0, right - left + 1);
}

/** Mean ink of the pixels with any ink, per cent. */
export function darkness(ink: Uint8Array): number {
  const inked = Array.from(ink).filter((value) => value > 0);
  const sum = inked.reduce((total, value) => total + value, 0);
  return inked.length === 0 ? 0 : (100 * sum) / (255 * inked.length);
}
