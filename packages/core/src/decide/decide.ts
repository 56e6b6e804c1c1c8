import type { RefusalThresholds } from '../model/manifest.ts';
import type { Refusal } from '../types.ts';
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
  readonly refusal: Refusal | null;
};

/** Turns ten logits into a digit, calibrated probabilities, and whether to believe them. */
export function decide(
  logits: ArrayLike<number>,
  { temperature, refusal }: { readonly temperature: number; readonly refusal?: RefusalThresholds },
): Decision {
  const probabilities = softmax(logits, temperature);
  const { minimumProbability, minimumEnergy } = refusal ?? CAUTIOUS;
  const [first, second] = [...probabilities].sort((a, b) => b - a);
  const digit = probabilities.indexOf(first);
  if (energy(logits, temperature) < minimumEnergy) return { digit, probabilities, refusal: 'not-a-digit' };
  if (first >= minimumProbability) return { digit, probabilities, refusal: null };
  return { digit, probabilities, refusal: first + second >= BETWEEN_TWO ? 'ambiguous' : 'not-a-digit' };
}
