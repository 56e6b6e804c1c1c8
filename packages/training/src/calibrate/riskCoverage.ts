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

/**
 * The risk in the worst of several groups of writers or kinds of numbers at each probability, and the
 * coverage of all together. A threshold chosen on it keeps the promise in each group, not on average
 * only. Pictures without a number are in no group; they count as wrong among all answers.
 *
 * @param groups answers about numbers, by group
 * @param without answers about pictures without a number
 */
export function worstGroupRisk(
  groups: readonly (readonly Answer[])[],
  without: readonly Answer[] = [],
): RiskPoint[] {
  const all = groups.flat();
  const parts = [...groups, [...all, ...without]].map(counter);
  const sure = all.map(({ probability }) => probability).sort((a, b) => a - b);
  const thresholds = [...new Set(thinned(sure, POINTS).map((p) => Math.floor(p * 1e6) / 1e6))];
  return thresholds.map((minimumProbability) => ({
    minimumProbability,
    risk: round(Math.max(...parts.map((count) => count(minimumProbability).risk))),
    coverage: round(all.filter(({ probability }) => probability >= minimumProbability).length / all.length),
  }));
}

/** Counts how many of the answers above a threshold are wrong. */
function counter(answers: readonly Answer[]): (least: number) => { risk: number } {
  return (least) => {
    const taken = answers.filter(({ probability }) => probability >= least);
    const wrong = taken.filter(({ right }) => !right).length;
    return { risk: taken.length === 0 ? 0 : wrong / taken.length };
  };
}

const round = (share: number) => Math.round(share * 1e5) / 1e5;
