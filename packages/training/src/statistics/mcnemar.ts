import { erfc } from './erfc.ts';

/**
 * Below this number of digits that exactly one model reads right, the binomial test is exact and
 * still fast.
 */
const FEW = 25;

export type McNemar = {
  /** Numbers of digits that only the first, and only the second, reads right. */
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly test: 'exact binomial' | 'chi-square with continuity correction';
  /** Two-sided: how often two equally good readers would differ this much. */
  readonly p: number;
};

/**
 * McNemar's test (1947) of two readers on the same digits. Only digits count that one reads right
 * and the other wrong. Uses Edwards' correction (1948), (|b - c| - 1)² / (b + c) with one degree of
 * freedom, and the binomial for fewer than 25.
 *
 * @example mcnemar(1, 9).p // 0.0215
 */
export function mcnemar(onlyFirst: number, onlySecond: number): McNemar {
  const n = onlyFirst + onlySecond;
  if (n < FEW) {
    const p = Math.min(1, 2 * halvesUpTo(Math.min(onlyFirst, onlySecond), n));
    return { onlyFirst, onlySecond, test: 'exact binomial', p };
  }
  const difference = Math.max(0, Math.abs(onlyFirst - onlySecond) - 1);
  const chiSquare = (difference * difference) / n;
  const p = erfc(Math.sqrt(chiSquare / 2));
  return { onlyFirst, onlySecond, test: 'chi-square with continuity correction', p };
}

/** Probability of at most k heads in n throws. */
function halvesUpTo(k: number, n: number): number {
  let ways = 1;
  let sum = 0;
  for (let heads = 0; heads <= k; heads++) {
    sum += ways;
    ways = (ways * (n - heads)) / (heads + 1);
  }
  return sum / 2 ** n;
}
