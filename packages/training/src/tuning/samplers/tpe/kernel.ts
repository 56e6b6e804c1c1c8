import type { Random } from '@cifra/core/random.ts';
import { countOf } from '../../domain.ts';
import type { Domain } from '../../space.ts';
import { drawTruncated, type TruncatedNormal, truncatedLogDensity, truncatedMass } from './normal.ts';

/** One bump over the places [0, 1] of a parameter: probabilities of its cells, or a normal. */
export type Kernel =
  | { readonly kind: 'choice'; readonly probabilities: readonly number[] }
  | ({ readonly kind: 'cells'; readonly count: number } & TruncatedNormal)
  | ({ readonly kind: 'normal' } & TruncatedNormal);

/**
 * Kernels of a parameter around places where it was seen, in their order, and last the prior: flat over choices, a normal as wide as
 * the domain elsewhere. Bandwidths are Bergstra et al.'s (2011, section 4): the wider gap to a neighbour; the outermost have only one
 * neighbour; none is narrower than 1 / min(100, kernels + 1), Hyperopt's "magic clip". As Optuna 5 has it.
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

/** A choice that was seen is as much likelier as the kernel counts against the prior, which is spread over all. */
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

/** Logarithm of a kernel's density over [0, 1] at a place, of cells and choices of the probability. */
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

/** A place drawn from a kernel; of cells and choices the middle of one. */
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

/** An index with the probability that stands there; they sum to 1. */
export function drawIndex(probabilities: readonly number[], random: Random): number {
  let left = random.next();
  const index = probabilities.findIndex((probability) => {
    left -= probability;
    return left < 0;
  });
  // Rounding can leave a hair over.
  return index < 0 ? probabilities.length - 1 : index;
}

function cellOf(place: number, count: number): number {
  return Math.min(count - 1, Math.floor(place * count));
}
