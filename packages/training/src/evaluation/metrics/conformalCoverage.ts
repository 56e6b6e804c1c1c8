import { type Answers, rowOf } from './answers.ts';
import { CLASSES } from './confusion.ts';

/** How often the sets of all digits above a probability contain the right one. */
export type ConformalCoverage = {
  readonly n: number;
  readonly covered: number;
  /** Mean number of digits in a set. */
  readonly meanSize: number;
  /** For each digit 0–9: its number in the labels, and how often the set contained it. */
  readonly classes: readonly { readonly n: number; readonly covered: number }[];
};

/**
 * Coverage of conformal sets (Vovk et al. 2005), overall and for each digit, because coverage that
 * is right on average can be too low for one digit (Romano et al. 2020). The most probable digit is
 * always in its set.
 */
export function conformalCoverage(answers: Answers, minimumProbability: number): ConformalCoverage {
  const classes = Array.from({ length: CLASSES }, () => ({ n: 0, covered: 0 }));
  let members = 0;
  for (const [i, label] of answers.labels.entries()) {
    const inSet = (p: number, digit: number) => p >= minimumProbability || digit === answers.predicted[i];
    const row = rowOf(answers, i);
    members += row.reduce((count, p, digit) => count + (inSet(p, digit) ? 1 : 0), 0);
    classes[label].n++;
    if (inSet(row[label], label)) classes[label].covered++;
  }
  const covered = classes.reduce((sum, each) => sum + each.covered, 0);
  return { n: answers.n, covered, meanSize: answers.n === 0 ? 0 : members / answers.n, classes };
}

/**
 * The threshold that these digits support (Angelopoulos & Bates 2023, arXiv:2107.07511, section 1):
 * the ⌊(n+1)(1-coverage)⌋-th lowest probability of a right digit; undefined if there are too few.
 */
export function conformalThreshold(answers: Answers, coverage: number): number | undefined {
  const right = Float64Array.from(answers.labels, (label, i) => rowOf(answers, i)[label]).sort();
  // Slightly more than the product, so that (999 + 1) × (1 - 0.999) gives the exact 1.
  const rank = Math.floor((answers.n + 1) * (1 - coverage) + 1e-9);
  return rank < 1 ? undefined : right[rank - 1];
}
