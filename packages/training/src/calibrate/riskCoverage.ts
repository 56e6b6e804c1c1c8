import type { RiskPoint } from '@cifra/core/model/manifest.ts';
import { riskCoverageCurve, thinned } from '../evaluation/metrics/riskCoverage.ts';

/** A reading of held-out ink. */
export type Answer = { readonly probability: number; readonly right: boolean };

/** Number of points of the curve to keep. */
const POINTS = 100;

/**
 * The risk and the coverage of accepting all answers of at least a probability (El-Yaniv & Wiener
 * 2010).
 */
export function riskCoverage(answers: readonly Answer[]): RiskPoint[] {
  const curve = riskCoverageCurve(
    Float64Array.from(answers, ({ probability }) => probability),
    Uint8Array.from(answers, ({ right }) => (right ? 0 : 1)),
  );
  const points = curve.map(({ minimumProbability, risk, coverage }) => ({
    minimumProbability: Math.floor(minimumProbability * 1e6) / 1e6,
    risk: round(risk),
    coverage: round(coverage),
  }));
  return thinned(points, POINTS).reverse();
}

/** Share of the pictures that people give to a reader of numbers although they show none: a guess. */
const WITHOUT_NUMBER = 0.04;

/**
 * The risk in the worst of several groups of writers or kinds of numbers at each probability, and the
 * coverage of all together. A threshold chosen on it keeps the promise in each group, not on average
 * only. One more group is all answers together with those about pictures without a number, which are
 * always wrong, weighted so that one picture in 25 has none. They do not count in the coverage.
 *
 * @param groups answers about numbers, by group
 * @param without answers about pictures without a number
 */
export function worstGroupRisk(
  groups: readonly (readonly Answer[])[],
  without: readonly Answer[] = [],
): RiskPoint[] {
  const all = groups.flat();
  const sure = all.map(({ probability }) => probability).sort((a, b) => a - b);
  const thresholds = [...new Set(thinned(sure, POINTS).map((p) => Math.floor(p * 1e6) / 1e6))];
  const weight = (WITHOUT_NUMBER / (1 - WITHOUT_NUMBER)) * (all.length / without.length);
  return thresholds.map((least) => {
    const risks = groups.map((group) => riskOf(acceptedOf(group, least)));
    const accepted = acceptedOf(all, least);
    const others = without.length === 0 ? 0 : weight * acceptedOf(without, least).length;
    const mixed = (others + riskOf(accepted) * accepted.length) / Math.max(1, accepted.length + others);
    return {
      minimumProbability: least,
      risk: round(Math.max(mixed, ...risks)),
      coverage: round(accepted.length / all.length),
    };
  });
}

function acceptedOf(answers: readonly Answer[], least: number): readonly Answer[] {
  return answers.filter(({ probability }) => probability >= least);
}

function riskOf(accepted: readonly Answer[]): number {
  return accepted.filter(({ right }) => !right).length / Math.max(1, accepted.length);
}

const round = (share: number) => Math.round(share * 1e5) / 1e5;
