import type { Random } from '@cifra/core/random/random.ts';

/**
 * Gradient of each digit's cross-entropy with respect to its ink.
 * @param images [n] of [28, 28]; @param labels [n]
 */
export type LossGradient = (
  images: readonly Float32Array[],
  labels: Uint8Array,
) => Promise<readonly Float32Array[]>;

export type Attacked = { readonly images: readonly Float32Array[]; readonly labels: Uint8Array };

/**
 * One step of `radius` in every pixel, along the sign of the gradient (Goodfellow, Shlens & Szegedy
 * 2015, section 4).
 */
export async function fgsm(
  { images, labels }: Attacked,
  radius: number,
  gradient: LossGradient,
): Promise<Float32Array[]> {
  const slopes = await gradient(images, labels);
  return images.map((image, i) => stepped(image, slopes[i], { length: radius, around: image, radius }));
}

export type PgdOptions = {
  /** L∞, in [0, 1]. */
  readonly radius: number;
  readonly steps: number;
  /** Source of a random start in the ball. Default: starts at its centre. */
  readonly random?: Random;
};

/**
 * Projected gradient ascent in the ball of `radius` (Madry et al. 2018, section 2.1), steps of 2.5
 * · radius / steps.
 */
export async function pgd(
  { images, labels }: Attacked,
  { radius, steps, random }: PgdOptions,
  gradient: LossGradient,
): Promise<Float32Array[]> {
  const length = (2.5 * radius) / steps;
  let moved = images.map((image) =>
    random ? image.map((ink) => held(ink + radius * (2 * random.next() - 1))) : image,
  );
  for (let step = 0; step < steps; step++) {
    const slopes = await gradient(moved, labels);
    moved = moved.map((image, i) => stepped(image, slopes[i], { length, around: images[i], radius }));
  }
  return moved;
}

type Step = { readonly length: number; readonly around: Float32Array; readonly radius: number };

function stepped(image: Float32Array, slope: Float32Array, { length, around, radius }: Step): Float32Array {
  return image.map((ink, i) => {
    const next = ink + length * Math.sign(slope[i]);
    return held(Math.min(around[i] + radius, Math.max(around[i] - radius, next)));
  });
}

function held(ink: number): number {
  return Math.min(1, Math.max(0, ink));
}
