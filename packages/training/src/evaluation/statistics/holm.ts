/**
 * p values corrected for how many were looked at (Holm 1979): with the i-th smallest of m, counted from 0, multiplied by m - i, never
 * less than the one before, at most 1. That any of them is below 0.05 by chance happens in no more than 5 % of reports.
 *
 * @example holm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holm(p: readonly number[]): number[] {
  const order = [...p.keys()].sort((a, b) => p[a] - p[b]);
  const corrected: number[] = Array(p.length);
  let least = 0;
  for (const [rank, i] of order.entries()) {
    least = Math.max(least, Math.min(1, p[i] * (p.length - rank)));
    corrected[i] = least;
  }
  return corrected;
}
