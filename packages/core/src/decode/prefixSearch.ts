/** A string and how probable it is that it was written. */
export type ReadString = {
  /** Classes in the order in which they were written, no blanks. */
  readonly classes: readonly number[];
  /** ln P: the sum over all ways of writing it into the columns that the search kept. */
  readonly logProbability: number;
};

export type SearchOptions = {
  /** Number of the blank's class. */
  readonly blank: number;
  /** Strings kept after each column. */
  readonly beam?: number;
  /** Classes less probable than this in a column are not tried there. */
  readonly least?: number;
};

type Prefix = {
  readonly classes: readonly number[];
  readonly last: number;
  /** ln P of all ways that end in a blank, and of those that end in the last symbol. */
  blank: number;
  symbol: number;
};

const NEVER = Number.NEGATIVE_INFINITY;

/**
 * The most probable strings of a line, best first: prefix beam search over the columns (Graves et al. 2006; Hannun et al.
 * 2014, "First-Pass Large Vocabulary Continuous Speech Recognition using Bi-Directional Recurrent DNNs"). Unlike the best
 * path it adds up all the ways of writing a string.
 *
 * @param logProbabilities [columns, classes], each row sums to 1 when raised
 */
export function prefixSearch(
  logProbabilities: Float32Array,
  classes: number,
  { blank, beam = 24, least = 1e-5 }: SearchOptions,
): ReadString[] {
  const columns = logProbabilities.length / classes;
  const floor = Math.log(least);
  let kept: Prefix[] = [{ classes: [], last: -1, blank: 0, symbol: NEVER }];
  for (let column = 0; column < columns; column++) {
    const row = logProbabilities.subarray(column * classes, (column + 1) * classes);
    const tried = candidates(row, floor);
    const next = new Map<string, Prefix>();
    for (const prefix of kept) extend(prefix, row, tried, blank, next);
    kept = [...next.values()].sort((a, b) => total(b) - total(a)).slice(0, beam);
  }
  return kept.map((prefix) => ({ classes: prefix.classes, logProbability: total(prefix) }));
}

function candidates(row: Float32Array, floor: number): number[] {
  const found: number[] = [];
  for (let k = 0; k < row.length; k++) if (row[k] > floor) found.push(k);
  return found;
}

/** All that `prefix` can become in a column. */
function extend(
  prefix: Prefix,
  row: Float32Array,
  tried: readonly number[],
  blank: number,
  next: Map<string, Prefix>,
): void {
  const all = total(prefix);
  const same = reached(next, prefix.classes);
  same.blank = logAdd(same.blank, all + row[blank]);
  if (prefix.last >= 0) same.symbol = logAdd(same.symbol, prefix.symbol + row[prefix.last]);
  for (const symbol of tried) {
    if (symbol === blank) continue;
    const longer = reached(next, [...prefix.classes, symbol]);
    // The same symbol again is a second one only behind a blank.
    const from = symbol === prefix.last ? prefix.blank : all;
    longer.symbol = logAdd(longer.symbol, from + row[symbol]);
  }
}

function reached(next: Map<string, Prefix>, classes: readonly number[]): Prefix {
  const key = classes.join();
  const known = next.get(key);
  if (known) return known;
  const fresh = { classes, last: classes.at(-1) ?? -1, blank: NEVER, symbol: NEVER };
  next.set(key, fresh);
  return fresh;
}

function total({ blank, symbol }: Prefix): number {
  return logAdd(blank, symbol);
}

/** ln(eᵃ + eᵇ) */
function logAdd(a: number, b: number): number {
  if (a === NEVER) return b;
  if (b === NEVER) return a;
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}
