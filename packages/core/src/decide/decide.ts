import type { Refusal } from '../base/types.ts';
import type { DigitManifest } from '../model/manifest.ts';
import { type Acceptance, acceptanceThreshold } from './acceptance.ts';
import { DECIDE_PARAMETERS, type DecideParameters } from './parameters.ts';
import { energy, softmax } from './softmax.ts';

/** The decision about one digit. */
export type Decision = {
  readonly digit: number;
  /** Calibrated probabilities of 0–9. */
  readonly probabilities: readonly number[];
  /** Digits that can't be ruled out: the conformal set, most probable first; never empty. */
  readonly plausible: readonly number[];
  readonly refusal: Refusal | null;
};

type Thresholds = Pick<DigitManifest, 'temperature' | 'refusal' | 'riskCoverage' | 'conformal'>;

/**
 * Turns ten logits into a digit, calibrated probabilities, and acceptance or a refusal.
 */
export function decide(
  logits: ArrayLike<number>,
  thresholds: Thresholds,
  acceptance: Acceptance = {},
  parameters: DecideParameters = DECIDE_PARAMETERS,
): Decision {
  const { temperature, refusal = parameters.refusal, riskCoverage, conformal } = thresholds;
  const probabilities = softmax(logits, temperature);
  const ranked = [...probabilities.keys()].sort((a, b) => probabilities[b] - probabilities[a]);
  const [digit, other] = ranked;
  const set = conformal?.find(({ coverage }) => coverage >= parameters.coverage);
  const read = { digit, probabilities, plausible: plausible(ranked, probabilities, set?.minimumProbability) };
  if (energy(logits, temperature) < refusal.minimumEnergy) return { ...read, refusal: 'not-a-digit' };
  const [first, second] = [probabilities[digit], probabilities[other]];
  const enough = lowestAccepted(refusal.minimumProbability, riskCoverage, acceptance);
  if (first >= enough) return { ...read, refusal: null };
  return { ...read, refusal: first + second >= parameters.twoDigits ? 'ambiguous' : 'not-a-digit' };
}

function lowestAccepted(
  minimumProbability: number,
  riskCoverage: Thresholds['riskCoverage'],
  { maxError, minimumConfidence }: Acceptance,
): number {
  if (minimumConfidence !== undefined) return minimumConfidence;
  return maxError === undefined || !riskCoverage
    ? minimumProbability
    : acceptanceThreshold(riskCoverage, maxError);
}

/** The best digit, and all others that reach `minimum`; without a `minimum`, only the best digit. */
function plausible(
  ranked: readonly number[],
  probabilities: readonly number[],
  minimum = Number.POSITIVE_INFINITY,
): number[] {
  return ranked.filter((digit, place) => place === 0 || probabilities[digit] >= minimum);
}
