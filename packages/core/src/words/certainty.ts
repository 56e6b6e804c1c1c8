/** Confidence in five levels, each with its own wording. */
export type Certainty = 'certain' | 'high' | 'fair' | 'low' | 'guess';

/** Lowest probability of each level, most confident first. */
const STEPS: readonly (readonly [Certainty, number])[] = [
  ['certain', 0.99],
  ['high', 0.95],
  ['fair', 0.8],
  ['low', 0.5],
];

/** Returns the level of a probability in [0, 1]. */
export function certaintyOf(probability: number): Certainty {
  return STEPS.find(([, least]) => probability >= least)?.[0] ?? 'guess';
}
