/** How sure a reading is, in five steps that words can tell apart. */
export type Certainty = 'certain' | 'high' | 'fair' | 'low' | 'guess';

/** Lowest probability of each step, surest first. */
const STEPS: readonly (readonly [Certainty, number])[] = [
  ['certain', 0.99],
  ['high', 0.95],
  ['fair', 0.8],
  ['low', 0.5],
];

/** The step of a probability in [0, 1]. */
export function certaintyOf(probability: number): Certainty {
  return STEPS.find(([, least]) => probability >= least)?.[0] ?? 'guess';
}

/** `98.2 %` as the language writes it; never 100 %, which nothing that was read can be, and 0 % only for nothing at all. */
export function percent(probability: number, language: string): string {
  const format = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  if (probability >= 0.9995) return `>${format.format(0.999)}`;
  if (probability > 0 && probability < 0.0005) return `<${format.format(0.001)}`;
  return format.format(probability);
}
