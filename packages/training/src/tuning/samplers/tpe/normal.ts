import { erfc } from '../../../statistics/erfc.ts';

/** Standard normal distribution function. */
export function normalCdf(x: number): number {
  const tail = erfc(Math.abs(x) / Math.SQRT2) / 2;
  return x > 0 ? 1 - tail : tail;
}

/** A normal distribution truncated to [0, 1], which contains its mean. */
export type TruncatedNormal = { readonly mean: number; readonly deviation: number };

/** Probability of [from, to], within [0, 1]. */
export function truncatedMass({ mean, deviation }: TruncatedNormal, from: number, to: number): number {
  const below = (x: number) => normalCdf((x - mean) / deviation);
  // Far out, where both are 1, rounding could make the difference negative.
  return Math.max(0, below(to) - below(from)) / (below(1) - below(0));
}

/** Logarithm of the density at x in [0, 1]. */
export function truncatedLogDensity({ mean, deviation }: TruncatedNormal, x: number): number {
  const z = (x - mean) / deviation;
  const whole = normalCdf((1 - mean) / deviation) - normalCdf(-mean / deviation);
  return -0.5 * z * z - Math.log(deviation * Math.sqrt(2 * Math.PI) * whole);
}

/**
 * Draws until a value falls inside; with a mean in [0, 1] and a deviation up to 1, at least every
 * third does.
 */
export function drawTruncated({ mean, deviation }: TruncatedNormal, normal: () => number): number {
  for (;;) {
    const x = mean + deviation * normal();
    if (x >= 0 && x <= 1) return x;
  }
}
