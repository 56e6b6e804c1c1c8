import type { RiskPoint } from '@cifra/core/model/manifest.ts';

/** A reading of held-out ink. */
export type Answer = { readonly probability: number; readonly right: boolean };

/** Points of the curve that are kept. */
const POINTS = 100;

/** What is risked, and how much is read, by accepting all of at least a probability (El-Yaniv & Wiener 2010). */
export function riskCoverage(answers: readonly Answer[]): RiskPoint[] {
  const sorted = [...answers].sort((a, b) => b.probability - a.probability);
  const curve: RiskPoint[] = [];
  let wrong = 0;
  for (const [i, { probability, right }] of sorted.entries()) {
    if (!right) wrong++;
    if (sorted[i + 1]?.probability === probability) continue;
    const minimumProbability = Math.floor(probability * 1e6) / 1e6;
    curve.push({
      minimumProbability,
      risk: round(wrong / (i + 1)),
      coverage: round((i + 1) / sorted.length),
    });
  }
  const step = Math.ceil(curve.length / POINTS);
  return curve.filter((_, i) => i % step === 0 || i === curve.length - 1).reverse();
}

const round = (share: number) => Math.round(share * 1e5) / 1e5;
