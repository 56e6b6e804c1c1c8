import { quantile } from '@cifra/core/base/quantile.ts';
import { createRandom, type Random } from '@cifra/core/random/random.ts';

export type Resampling = {
  readonly n: number;
  /**
   * [n], digits of one group (a writer) are drawn together; -1 = single. Default: every digit
   * single.
   */
  readonly groups?: ArrayLike<number> | undefined;
  /** [n], each stratum is resampled to its own number of groups. */
  readonly strata?: ArrayLike<number> | undefined;
  readonly resamples?: number;
  readonly seed?: number | string;
};

export type Interval = readonly [low: number, high: number];

/**
 * Statistics of resampled digits (the bootstrap, Efron 1979), several at once: `draws[k]` are those
 * of the k-th, ascending. Digits of one writer are similar, so drawing single digits would give
 * intervals that are too narrow. Therefore whole writers are drawn (Field & Welsh 2007).
 *
 * @param statistic how often each digit was drawn, [n] → numbers, always the same count
 */
export function bootstrapDraws(
  resampling: Resampling,
  statistic: (weights: Float64Array) => readonly number[],
): Float64Array[] {
  const { n, groups, strata, resamples = 1000, seed = 1 } = resampling;
  const urns = urnsOf(n, groups, strata);
  const random = createRandom(seed).split('bootstrap');
  const drawn = Array.from({ length: resamples }, () => statistic(draw(n, urns, random)));
  return drawn[0].map((_, k) => Float64Array.from(drawn, (row) => row[k]).sort());
}

/** 95 % percentile intervals of the statistics. */
export function bootstrapIntervals(
  resampling: Resampling,
  statistic: (weights: Float64Array) => readonly number[],
): Interval[] {
  return bootstrapDraws(resampling, statistic).map(percentiles);
}

/** The middle 95 % of ascending draws. */
export function percentiles(draws: Float64Array): Interval {
  return [quantile(draws, 0.025), quantile(draws, 0.975)];
}

/** A stratum: groups of digits, as indices. */
type Urn = readonly (readonly number[])[];

function urnsOf(n: number, groups: Resampling['groups'], strata: Resampling['strata']): Urn[] {
  const indices = Array.from({ length: n }, (_, i) => i);
  const keyOf = (i: number) => (groups && groups[i] >= 0 ? groups[i] : -1 - i);
  return [...Map.groupBy(indices, (i) => strata?.[i] ?? 0).values()].map((members) => [
    ...Map.groupBy(members, keyOf).values(),
  ]);
}

function draw(n: number, urns: readonly Urn[], random: Random): Float64Array {
  const weights = new Float64Array(n);
  for (const urn of urns) {
    for (let k = 0; k < urn.length; k++) for (const i of urn[random.integer(urn.length)]) weights[i]++;
  }
  return weights;
}
