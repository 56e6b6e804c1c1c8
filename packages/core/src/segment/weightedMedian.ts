/** Returns the value at which half of the total weight is reached; 0 for an empty list. */
export function weightedMedian<T>(
  items: readonly T[],
  value: (item: T) => number,
  weight: (item: T) => number,
): number {
  const sorted = [...items].sort((a, b) => value(a) - value(b));
  const half = sorted.reduce((sum, item) => sum + weight(item), 0) / 2;
  let below = 0;
  for (const item of sorted) {
    below += weight(item);
    if (below >= half) return value(item);
  }
  return 0;
}
