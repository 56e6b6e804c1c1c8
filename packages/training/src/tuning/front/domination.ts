/** True if `a` is nowhere worse than `b` and somewhere better; less is better. */
export function dominates(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, i) => value <= b[i]) && a.some((value, i) => value < b[i]);
}

/**
 * Rank of each point: 0 for non-dominated points, 1 for those that only rank 0 dominates, and so on
 * (Srinivas & Deb 1994).
 */
export function nonDominationRanks(points: readonly (readonly number[])[]): number[] {
  const ranks = new Array<number>(points.length).fill(-1);
  const indices = points.map((_, i) => i);
  for (let rank = 0; ranks.includes(-1); rank++) {
    const left = indices.filter((i) => ranks[i] < 0);
    for (const i of left) if (!left.some((other) => dominates(points[other], points[i]))) ranks[i] = rank;
  }
  return ranks;
}

/** Indices of the non-dominated points: the Pareto front. */
export function frontOf(points: readonly (readonly number[])[]): number[] {
  return points.flatMap((point, i) => (points.some((other) => dominates(other, point)) ? [] : [i]));
}
