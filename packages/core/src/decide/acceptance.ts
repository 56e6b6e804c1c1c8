import type { RiskPoint } from '../model/manifest.ts';

/**
 * Returns the lowest probability from which on at most `maxError` of the accepted readings were
 * wrong on validation data. Above 1, so that nothing is accepted, if the curve never falls that
 * low.
 *
 * @param curve ascending probabilities
 */
export function acceptanceThreshold(curve: readonly RiskPoint[], maxError: number): number {
  const good = curve.find(({ risk }) => risk <= maxError);
  return good ? good.minimumProbability : Number.POSITIVE_INFINITY;
}
