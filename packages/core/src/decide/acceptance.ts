import type { RiskPoint } from '../model/manifest.ts';

/**
 * The lowest probability from which on no more than `maxError` of the accepted readings were wrong on validation data;
 * above 1, so that nothing is accepted, where the curve never comes that low.
 *
 * @param curve ascending probabilities
 */
export function acceptanceThreshold(curve: readonly RiskPoint[], maxError: number): number {
  const good = curve.find(({ risk }) => risk <= maxError);
  return good ? good.minimumProbability : Number.POSITIVE_INFINITY;
}
