import type { Random } from '@cifra/core/random/random.ts';
import type { Domain } from '../../space.ts';
import { draw, drawIndex, type Kernel, kernelsOf, logDensity } from './kernel.ts';

/**
 * A mixture over several parameters at once: a product of kernels for each observed point, and one
 * for the prior.
 */
export type Parzen = {
  /** Weights of the points, in their order, and last of the prior; they sum to 1. */
  readonly weights: readonly number[];
  /** [parameter][point] */
  readonly kernels: readonly (readonly Kernel[])[];
};

/**
 * @param points [point][parameter], places in [0, 1], the oldest first
 * @param weights of the points; the prior has 1
 */
export function createParzen(
  domains: readonly Domain[],
  points: readonly (readonly number[])[],
  weights: readonly number[],
): Parzen {
  const total = weights.reduce((a, b) => a + b, 1);
  return {
    weights: [...weights, 1].map((weight) => weight / total),
    kernels: domains.map((domain, axis) =>
      kernelsOf(
        domain,
        points.map((point) => point[axis]),
      ),
    ),
  };
}

/**
 * The weights of `n` points, the oldest first: 1 for the newest 25, and less for older ones, down to
 * 1/n (Hyperopt's linear forgetting).
 */
export function recency(n: number): number[] {
  const old = Math.max(0, n - 25);
  return Array.from({ length: n }, (_, i) =>
    i >= old ? 1 : old === 1 ? 1 / n : 1 / n + ((1 - 1 / n) * i) / (old - 1),
  );
}

/** Logarithm of the density at a point, whose places are in [0, 1]. */
export function logLikelihood({ weights, kernels }: Parzen, point: readonly number[]): number {
  const logs = weights.map((weight, i) =>
    kernels.reduce((sum, column, axis) => sum + logDensity(column[i], point[axis]), Math.log(weight)),
  );
  const highest = Math.max(...logs);
  return highest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - highest), 0));
}

/** Draws a point from the mixture. */
export function drawPoint({ weights, kernels }: Parzen, random: Random): number[] {
  const chosen = drawIndex(weights, random);
  return kernels.map((column) => draw(column[chosen], random));
}
