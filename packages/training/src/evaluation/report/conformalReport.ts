import { type Answers, rowOf } from '../metrics/answers.ts';
import {
  type ConformalCoverage,
  conformalCoverage,
  conformalThreshold,
} from '../metrics/conformalCoverage.ts';
import { CLASSES } from '../metrics/confusion.ts';
import { type Share, shareOf } from '../metrics/figure.ts';

export type ConformalReport = {
  /** Promised coverage. */
  readonly promised: number;
  /**
   * The bundle's own threshold; without one, each half of the writers calibrates the other half.
   */
  readonly threshold: 'of the bundle' | 'of the other half';
  readonly coverage: Share;
  readonly meanSize: number;
  readonly classes: readonly (Share & { readonly digit: number })[];
};

const PROMISES = [0.9, 0.99, 0.999];

/**
 * Coverage of a bundle's conformal sets. If it has none, the threshold for each half of the digits
 * is computed on the other half.
 */
export function conformalReports(
  answers: Answers,
  sets: readonly { readonly coverage: number; readonly minimumProbability: number }[] | undefined,
  writers: ArrayLike<number> | undefined,
): ConformalReport[] {
  if (sets) {
    return sets.map(({ coverage, minimumProbability }) =>
      reportOf(coverage, 'of the bundle', [conformalCoverage(answers, minimumProbability)]),
    );
  }
  const halves = halve(answers, writers);
  return PROMISES.flatMap((promised) => {
    const [first, second] = halves.map((half) => conformalThreshold(half, promised));
    if (first === undefined || second === undefined) return [];
    const crossed = [conformalCoverage(halves[0], second), conformalCoverage(halves[1], first)];
    return [reportOf(promised, 'of the other half', crossed)];
  });
}

function reportOf(
  promised: number,
  threshold: ConformalReport['threshold'],
  parts: readonly ConformalCoverage[],
): ConformalReport {
  const sum = (value: (part: ConformalCoverage) => number) =>
    parts.reduce((total, part) => total + value(part), 0);
  const n = sum((part) => part.n);
  return {
    promised,
    threshold,
    coverage: shareOf(
      sum((part) => part.covered),
      n,
    ),
    meanSize: n === 0 ? 0 : sum((part) => part.meanSize * part.n) / n,
    classes: Array.from({ length: CLASSES }, (_, digit) => ({
      digit,
      ...shareOf(
        sum((part) => part.classes[digit].covered),
        sum((part) => part.classes[digit].n),
      ),
    })),
  };
}

/**
 * Every other writer, or every other digit if the writers are unknown: no writer is on both sides.
 */
function halve(answers: Answers, writers: ArrayLike<number> | undefined): [Answers, Answers] {
  const sides = new Map<number, number>();
  const sideOf = (i: number): number => {
    const key = writers && writers[i] >= 0 ? writers[i] : -1 - i;
    if (!sides.has(key)) sides.set(key, sides.size % 2);
    return sides.get(key)!;
  };
  const side = Array.from({ length: answers.n }, (_, i) => sideOf(i));
  return [pick(answers, side, 0), pick(answers, side, 1)];
}

function pick(answers: Answers, side: readonly number[], wanted: number): Answers {
  const indices = side.flatMap((each, i) => (each === wanted ? [i] : []));
  const probabilities = new Float64Array(indices.length * CLASSES);
  for (const [at, i] of indices.entries()) probabilities.set(rowOf(answers, i), at * CLASSES);
  return {
    n: indices.length,
    labels: Uint8Array.from(indices, (i) => answers.labels[i]),
    predicted: Uint8Array.from(indices, (i) => answers.predicted[i]),
    probabilities,
  };
}
