import { clamp, SIDE } from './frame.ts';

/** Pixels. */
export type Motion = { readonly radius: number; readonly sigma: number };

/**
 * Blurs to one side with half a Gaussian, over 2 · radius + 1 pixels: ImageMagick's motion blur,
 * with which MNIST-C was made. Repeats the outermost pixels beyond the frame.
 *
 * @param angle degrees
 */
export function motionBlur(image: Float32Array, { radius, sigma }: Motion, angle: number): Float32Array {
  const taps = 2 * radius + 1;
  const weights = Array.from({ length: taps }, (_, i) => Math.exp(-(i * i) / (2 * sigma * sigma)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const radians = (angle * Math.PI) / 180;
  const offsets = weights.map((_, i) => [step(i * Math.cos(radians)), step(i * Math.sin(radians))] as const);
  const out = new Float32Array(SIDE * SIDE);
  for (let y = 0, at = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++, at++) {
      let sum = 0;
      for (let i = 0; i < taps; i++) {
        sum += weights[i] * image[within(y + offsets[i][1]) * SIDE + within(x + offsets[i][0])];
      }
      out[at] = clamp(sum / total);
    }
  }
  return out;
}

/** Rounds to the nearest whole pixel; halves round down. */
function step(length: number): number {
  return Math.ceil(length - 0.5);
}

function within(at: number): number {
  return Math.max(0, Math.min(SIDE - 1, at));
}
