import type { RiskPoint } from '../model/manifest.ts';

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
