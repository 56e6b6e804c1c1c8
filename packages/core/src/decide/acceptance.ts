import type { RiskPoint } from '../model/manifest.ts';

/**
 * Which readings the caller accepts: at most one of the two. Without either, the thresholds of the
 * models decide.
 */
export type Acceptance = {
  /** Fraction of the accepted readings that may be wrong; default 0.01. */
  readonly maxError?: number;
  /** Lowest confidence of an accepted reading, as `cifra calibrate` chooses it. */
  readonly minimumConfidence?: number;
};

/**
 * Returns the lowest threshold at which at most `maxError` of the accepted readings were wrong on
 * validation data. Returns a value above 1, which accepts nothing, if the curve never falls that
 * low.
 *
 * @param curve ascending probabilities
 */
export function acceptanceThreshold(curve: readonly RiskPoint[], maxError: number): number {
  const good = curve.find(({ risk }) => risk <= maxError);
  return good ? good.minimumProbability : Number.POSITIVE_INFINITY;
}
