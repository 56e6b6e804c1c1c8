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

const round = (share: number) => Math.round(share * 1e5) / 1e5;
