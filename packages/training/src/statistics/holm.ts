/**
 * p values corrected for multiple tests (Holm 1979): the i-th smallest of m, counted from 0, is
 * multiplied by m - i, is at least the previous one, and at most 1. At most 5 % of reports then
 * have any value below 0.05 by chance.
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
