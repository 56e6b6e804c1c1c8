import type { DigitManifest, RefusalThresholds } from '../model/manifest.ts';
import type { Refusal } from '../types.ts';
import { acceptanceThreshold } from './acceptance.ts';
import { energy, softmax } from './softmax.ts';

/** Used by a model whose manifest brings none: refuse only what is more likely wrong than right. */
const CAUTIOUS: RefusalThresholds = { minimumProbability: 0.5, minimumEnergy: Number.NEGATIVE_INFINITY };

/** Two digits that share this much of the probability are the choice between the two, not a scribble. */
const BETWEEN_TWO = 0.8;

/** What one digit's logits say. */
export type Decision = {
  readonly digit: number;
  /** Calibrated probabilities of 0–9. */
  readonly probabilities: readonly number[];
  /** The digits that cannot be ruled out: the conformal set for 99 % coverage, most probable first; never empty. */
  readonly plausible: readonly number[];
  readonly refusal: Refusal | null;
};

type Thresholds = Pick<DigitManifest, 'temperature' | 'refusal' | 'riskCoverage' | 'conformal'>;

/** Coverage of the set of plausible digits. */
const COVERAGE = 0.99;

/**
 * Turns ten logits into a digit, calibrated probabilities, and whether to believe them.
 * @param maxError share of the accepted digits that may be wrong; the model's own threshold where it is left out
 */
export function decide(logits: ArrayLike<number>, thresholds: Thresholds, maxError?: number): Decision {
  const { temperature, refusal = CAUTIOUS } = thresholds;
  const probabilities = softmax(logits, temperature);
  const ranked = [...probabilities.keys()].sort((a, b) => probabilities[b] - probabilities[a]);
  const [digit, other] = ranked;
  const read = { digit, probabilities, plausible: plausible(ranked, probabilities, thresholds) };
  if (energy(logits, temperature) < refusal.minimumEnergy) return { ...read, refusal: 'not-a-digit' };
  const [first, second] = [probabilities[digit], probabilities[other]];
  if (first >= enough(thresholds, maxError)) return { ...read, refusal: null };
  return { ...read, refusal: first + second >= BETWEEN_TWO ? 'ambiguous' : 'not-a-digit' };
}

function enough({ refusal = CAUTIOUS, riskCoverage }: Thresholds, maxError: number | undefined): number {
  return maxError === undefined || !riskCoverage
    ? refusal.minimumProbability
    : acceptanceThreshold(riskCoverage, maxError);
}

function plausible(
  ranked: readonly number[],
  probabilities: readonly number[],
  { conformal = [] }: Thresholds,
): number[] {
  const set = conformal.find(({ coverage }) => coverage >= COVERAGE);
  return ranked.filter(
    (digit, place) => place === 0 || (set && probabilities[digit] >= set.minimumProbability),
  );
}
