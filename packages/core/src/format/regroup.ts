/**
 * Divides digits into groups of the given lengths, although some delimiters are missing: `12`,
 * `3045` into 2, 2, 2 gives `12`, `30`, `45`. Returns null if the number of digits differs or a
 * delimiter is inside a group.
 */
export function regroup(groups: readonly string[], lengths: readonly number[]): readonly string[] | null {
  const digits = groups.join('');
  const ends = runningSums(lengths);
  if (digits.length !== ends.at(-1)) return null;
  if (!runningSums(groups.map((group) => group.length)).every((end) => ends.includes(end))) return null;
  return lengths.map((length, index) => digits.slice(ends[index] - length, ends[index]));
}

function runningSums(lengths: readonly number[]): readonly number[] {
  let sum = 0;
  return lengths.map((length) => {
    sum += length;
    return sum;
  });
}
