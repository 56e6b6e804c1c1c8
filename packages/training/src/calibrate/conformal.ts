import type { ConformalSet } from '@cifra/core/model/manifest.ts';
import { answersOf } from '../evaluation/metrics/answers.ts';
import { conformalThreshold } from '../evaluation/metrics/conformalCoverage.ts';

/** Shares of digits whose set must contain the right one. */
const COVERAGES = [0.9, 0.99, 0.999];

/**
 * Split conformal prediction (Vovk et al. 2005; Angelopoulos & Bates 2023, arXiv:2107.07511,
 * section 1). The set of all digits with at least `minimumProbability` contains the right one for a
 * share of `coverage` of new digits by new writers. This holds for any model, as long as the new
 * digits are like the held-out ones. Leaves out a coverage for which there are too few digits.
 *
 * @param logits [n, 10]
 */
export function conformalSets(logits: Float32Array, labels: Uint8Array, temperature: number): ConformalSet[] {
  const answers = answersOf(logits, labels, temperature);
  return COVERAGES.flatMap((coverage) => {
    const threshold = conformalThreshold(answers, coverage);
    return threshold === undefined
      ? []
      : [{ coverage, minimumProbability: Number(threshold.toPrecision(6)) }];
  });
}
