import type { Random } from '@cifra/core/random/random.ts';
import { countOf } from '../../domain.ts';
import type { Domain } from '../../space.ts';
import { drawTruncated, type TruncatedNormal, truncatedLogDensity, truncatedMass } from './normal.ts';

/** One kernel over the places [0, 1] of a parameter: probabilities of its cells, or a normal. */
export type Kernel =
  | { readonly kind: 'choice'; readonly probabilities: readonly number[] }
  | ({ readonly kind: 'cells'; readonly count: number } & TruncatedNormal)
  | ({ readonly kind: 'normal' } & TruncatedNormal);

/**
 * Kernels of a parameter around its observed places, in their order, and last the prior: uniform
 * over choices, a normal as wide as the domain otherwise. Bandwidths follow Bergstra et al. (2011,
 * section 4): the wider gap to a neighbour; the outermost points have only one neighbour; the
 * minimum is 1 / min(100, kernels + 1), Hyperopt's "magic clip". The same as in Optuna 5.
 */
export function kernelsOf(domain: Domain, places: readonly number[]): Kernel[] {
  if (domain.kind === 'categorical') return choiceKernels(domain.choices.length, places);
  const deviations = bandwidths(places);
  const normals = [
    ...places.map((mean, i) => ({ mean, deviation: deviations[i] })),
    { mean: 0.5, deviation: 1 },
  ];
  const count = countOf(domain);
  return normals.map((normal) =>
    Number.isFinite(count) ? { kind: 'cells', count, ...normal } : { kind: 'normal', ...normal },
  );
}

/**
 * Raises the probability of an observed choice by the weight of the kernel relative to the prior,
 * which is spread over all choices.
 */
function choiceKernels(count: number, places: readonly number[]): Kernel[] {
  const share = 1 / (places.length + 1);
  const kernels = places.map((place): Kernel => {
    const seen = cellOf(place, count);
    const whole = 1 + count * share;
    return {
      kind: 'choice',
      probabilities: Array.from({ length: count }, (_, i) => ((i === seen ? 1 : 0) + share) / whole),
    };
  });
  return [...kernels, { kind: 'choice', probabilities: new Array<number>(count).fill(1 / count) }];
}

function bandwidths(places: readonly number[]): number[] {
  const order = places.map((_, i) => i).sort((a, b) => places[a] - places[b]);
  const least = 1 / Math.min(100, places.length + 2);
  const widths = new Array<number>(places.length);
  for (const [rank, i] of order.entries()) {
    const alone = order.length < 2;
    const left = rank > 0 ? places[i] - places[order[rank - 1]] : alone ? places[i] : 0;
    const right = rank < order.length - 1 ? places[order[rank + 1]] - places[i] : alone ? 1 - places[i] : 0;
    widths[i] = Math.min(1, Math.max(least, left, right));
  }
  return widths;
}

/**
 * Logarithm of a kernel's density over [0, 1] at a place; for cells and choices, of the
 * probability.
 */
export function logDensity(kernel: Kernel, place: number): number {
  switch (kernel.kind) {
    case 'choice':
      return Math.log(kernel.probabilities[cellOf(place, kernel.probabilities.length)]);
    case 'cells': {
      const cell = cellOf(place, kernel.count);
      return Math.log(truncatedMass(kernel, cell / kernel.count, (cell + 1) / kernel.count));
    }
    case 'normal':
      return truncatedLogDensity(kernel, place);
  }
}

/** Draws a place from a kernel; for cells and choices, the middle of one. */
export function draw(kernel: Kernel, random: Random): number {
  switch (kernel.kind) {
    case 'choice':
      return (drawIndex(kernel.probabilities, random) + 0.5) / kernel.probabilities.length;
    case 'cells':
      return (cellOf(drawTruncated(kernel, random.normal), kernel.count) + 0.5) / kernel.count;
    case 'normal':
      return drawTruncated(kernel, random.normal);
  }
}

/** Draws an index with the probability at that index; the probabilities sum to 1. */
export function drawIndex(probabilities: readonly number[], random: Random): number {
  let left = random.next();
  const index = probabilities.findIndex((probability) => {
    left -= probability;
    return left < 0;
  });
  // Rounding can leave a small remainder.
  return index < 0 ? probabilities.length - 1 : index;
}

function cellOf(place: number, count: number): number {
  return Math.min(count - 1, Math.floor(place * count));
}
