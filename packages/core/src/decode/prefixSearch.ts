import { DECODE_PARAMETERS, type DecodeParameters } from './parameters.ts';

/** A string and the probability that it was written. */
export type ReadString = {
  /** Classes in writing order, without blanks. */
  readonly classes: readonly number[];
  /** ln P: the sum over all paths of the string that the search kept. */
  readonly logProbability: number;
};

/**
 * A string as its last symbol and the string before it, so that longer strings share their
 * beginning.
 */
type Prefix = {
  readonly before: Prefix | null;
  readonly last: number;
  /** The strings with one more symbol that were reached so far, by this symbol. */
  readonly longer: (Prefix | undefined)[];
  /** ln P of all paths that end in a blank, and of those that end in the last symbol. */
  blank: number;
  symbol: number;
  /** Their sum, which every comparison needs. */
  all: number;
  /** The same two after the next column, while it is being computed. */
  nextBlank: number;
  nextSymbol: number;
  /** The last column in which the string was reached. */
  column: number;
};

const NEVER = Number.NEGATIVE_INFINITY;

/**
 * Finds the most probable strings of a line, best first: prefix beam search over the columns
 * (Graves et al. 2006; Hannun et al. 2014, "First-Pass Large Vocabulary Continuous Speech
 * Recognition using Bi-Directional Recurrent DNNs"). Unlike the best path, it sums over all paths
 * of a string.
 *
 * @param logProbabilities [columns, classes], natural logarithms; each row's probabilities sum to 1
 * @param blank class of the blank
 */
export function prefixSearch(
  logProbabilities: Float32Array,
  classes: number,
  blank: number,
  { beam, leastProbability }: DecodeParameters = DECODE_PARAMETERS,
): ReadString[] {
  const columns = logProbabilities.length / classes;
  const floor = Math.log(leastProbability);
  let kept = [emptyPrefix()];
  for (let column = 0; column < columns; column++) {
    const row = logProbabilities.subarray(column * classes, (column + 1) * classes);
    const tried = candidates(row, floor, blank);
    const next: Next = { column, row, blank, tried, least: NEVER, reached: [] };
    next.least = leastKept(kept, next, beam);
    for (const prefix of kept) extend(prefix, next);
    for (const prefix of next.reached) step(prefix);
    kept = bestFirst(next.reached);
    for (let dropped = beam; dropped < kept.length; dropped++) forget(kept[dropped]);
    if (kept.length > beam) kept.length = beam;
  }
  return kept.map((prefix) => ({ classes: symbolsOf(prefix), logProbability: prefix.all }));
}

function emptyPrefix(): Prefix {
  return {
    before: null,
    last: -1,
    longer: [],
    blank: 0,
    symbol: NEVER,
    all: 0,
    nextBlank: NEVER,
    nextSymbol: NEVER,
    column: -1,
  };
}

function candidates(row: Float32Array, floor: number, blank: number): number[] {
  const found: number[] = [];
  for (let k = 0; k < row.length; k++) if (k !== blank && row[k] > floor) found.push(k);
  return found;
}

/** A column that the kept strings are extended by. */
type Next = {
  readonly column: number;
  /** ln P of each class. */
  readonly row: Float32Array;
  readonly blank: number;
  /** Classes to extend by. */
  readonly tried: readonly number[];
  /** Strings that only become less probable than this are not kept after the column. */
  least: number;
  /** The strings after the column. */
  readonly reached: Prefix[];
};

/**
 * Returns a bound that at least `beam` strings reach after the column: themselves without the sum
 * over their paths, and with the most probable symbol if they were not kept so far. It saves the
 * search from making most of the longer strings, which would be dropped at once.
 */
function leastKept(kept: readonly Prefix[], { row, blank, tried }: Next, beam: number): number {
  /** The largest bounds of a string each, in descending order. */
  const bounds = new Float64Array(beam).fill(NEVER);
  const symbol = mostProbable(tried, row);
  for (const prefix of kept) {
    const same = prefix.last < 0 ? NEVER : prefix.symbol + row[prefix.last];
    insert(bounds, Math.max(prefix.all + row[blank], same));
    if (symbol < 0 || symbol === prefix.last || isKept(prefix.longer[symbol])) continue;
    insert(bounds, prefix.all + row[symbol]);
  }
  return bounds[beam - 1];
}

/** Inserts a number into descending ones, of which the last is lost. */
function insert(sorted: Float64Array, value: number): void {
  let at = sorted.length - 1;
  if (sorted[at] >= value) return;
  for (; at > 0 && sorted[at - 1] < value; at--) sorted[at] = sorted[at - 1];
  sorted[at] = value;
}

/** Sorts in place by insertion: most strings keep their rank from column to column. */
function bestFirst(prefixes: Prefix[]): Prefix[] {
  for (let i = 1; i < prefixes.length; i++) {
    const prefix = prefixes[i];
    let at = i;
    for (; at > 0 && prefixes[at - 1].all < prefix.all; at--) prefixes[at] = prefixes[at - 1];
    prefixes[at] = prefix;
  }
  return prefixes;
}

/** Returns the most probable of some classes; -1 if there are none. */
function mostProbable(tried: readonly number[], row: Float32Array): number {
  let best = -1;
  for (const symbol of tried) if (best < 0 || row[symbol] > row[best]) best = symbol;
  return best;
}

function isKept(prefix: Prefix | undefined): boolean {
  return prefix !== undefined && prefix.all !== NEVER;
}

/** Extends `prefix` by a column in all possible ways. */
function extend(prefix: Prefix, next: Next): void {
  const { row, blank, tried, least } = next;
  const { all } = prefix;
  prefix.nextBlank = logAdd(prefix.nextBlank, all + row[blank]);
  if (prefix.last >= 0) prefix.nextSymbol = logAdd(prefix.nextSymbol, prefix.symbol + row[prefix.last]);
  reach(prefix, next);
  for (const symbol of tried) {
    // The same symbol counts as a second one only after a blank.
    const from = symbol === prefix.last ? prefix.blank : all;
    if (from === NEVER) continue;
    const log = from + row[symbol];
    // A string that was not kept has no other paths.
    if (log < least && !isKept(prefix.longer[symbol])) continue;
    const longer = lengthened(prefix, symbol);
    longer.nextSymbol = logAdd(longer.nextSymbol, log);
    reach(longer, next);
  }
}

/** Adds a string to those after a column, once. */
function reach(prefix: Prefix, { column, reached }: Next): void {
  if (prefix.column === column) return;
  prefix.column = column;
  reached.push(prefix);
}

function lengthened(before: Prefix, last: number): Prefix {
  const known = before.longer[last];
  if (known) return known;
  const fresh = { ...emptyPrefix(), before, last, blank: NEVER, all: NEVER };
  before.longer[last] = fresh;
  return fresh;
}

function step(prefix: Prefix): void {
  prefix.blank = prefix.nextBlank;
  prefix.symbol = prefix.nextSymbol;
  prefix.all = logAdd(prefix.blank, prefix.symbol);
  prefix.nextBlank = NEVER;
  prefix.nextSymbol = NEVER;
}

/** A string dropped from the beam starts from nothing if it is reached again. */
function forget(prefix: Prefix): void {
  prefix.blank = NEVER;
  prefix.symbol = NEVER;
  prefix.all = NEVER;
}

function symbolsOf(prefix: Prefix): number[] {
  const symbols: number[] = [];
  for (let at: Prefix | null = prefix; at && at.last >= 0; at = at.before) symbols.push(at.last);
  return symbols.reverse();
}

/** ln(eᵃ + eᵇ) */
function logAdd(a: number, b: number): number {
  if (a === NEVER) return b;
  if (b === NEVER) return a;
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}
