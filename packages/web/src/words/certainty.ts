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

/**
 * Formats a probability as `98.2 %` in the given language. Only exactly 0 is shown as 0 %; no reading is
 * shown as 100 %.
 */
export function percent(probability: number, language: string): string {
  const format = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  if (probability >= 0.9995) return `>${format.format(0.999)}`;
  if (probability > 0 && probability < 0.0005) return `<${format.format(0.001)}`;
  return format.format(probability);
}
