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

/** A string as its last symbol and what stands before it, so that longer ones share their beginning. */
type Prefix = {
  readonly before: Prefix | null;
  readonly last: number;
  readonly longer: Map<number, Prefix>;
  /** ln P of all ways that end in a blank, and of those that end in the last symbol. */
  blank: number;
  symbol: number;
  /** Their sum, which every comparison asks for. */
  all: number;
  /** The two behind the next column, while it is being worked out. */
  nextBlank: number;
  nextSymbol: number;
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
  let kept = [emptyPrefix()];
  for (let column = 0; column < columns; column++) {
    const row = logProbabilities.subarray(column * classes, (column + 1) * classes);
    const tried = candidates(row, floor, blank);
    const reached = new Set<Prefix>();
    for (const prefix of kept) extend(prefix, row, tried, blank, reached);
    for (const prefix of reached) step(prefix);
    kept = [...reached].sort((a, b) => b.all - a.all);
    for (const prefix of kept.splice(beam)) forget(prefix);
  }
  return kept.map((prefix) => ({ classes: symbolsOf(prefix), logProbability: prefix.all }));
}

function emptyPrefix(): Prefix {
  return {
    before: null,
    last: -1,
    longer: new Map(),
    blank: 0,
    symbol: NEVER,
    all: 0,
    nextBlank: NEVER,
    nextSymbol: NEVER,
  };
}

function candidates(row: Float32Array, floor: number, blank: number): number[] {
  const found: number[] = [];
  for (let k = 0; k < row.length; k++) if (k !== blank && row[k] > floor) found.push(k);
  return found;
}

/** All that `prefix` can become in a column. */
function extend(
  prefix: Prefix,
  row: Float32Array,
  tried: readonly number[],
  blank: number,
  reached: Set<Prefix>,
): void {
  const { all } = prefix;
  prefix.nextBlank = logAdd(prefix.nextBlank, all + row[blank]);
  if (prefix.last >= 0) prefix.nextSymbol = logAdd(prefix.nextSymbol, prefix.symbol + row[prefix.last]);
  reached.add(prefix);
  for (const symbol of tried) {
    // The same symbol again is a second one only behind a blank.
    const from = symbol === prefix.last ? prefix.blank : all;
    if (from === NEVER) continue;
    const longer = lengthened(prefix, symbol);
    longer.nextSymbol = logAdd(longer.nextSymbol, from + row[symbol]);
    reached.add(longer);
  }
}

function lengthened(before: Prefix, last: number): Prefix {
  const known = before.longer.get(last);
  if (known) return known;
  const fresh = { ...emptyPrefix(), before, last, blank: NEVER, all: NEVER };
  before.longer.set(last, fresh);
  return fresh;
}

function step(prefix: Prefix): void {
  prefix.blank = prefix.nextBlank;
  prefix.symbol = prefix.nextSymbol;
  prefix.all = logAdd(prefix.blank, prefix.symbol);
  prefix.nextBlank = NEVER;
  prefix.nextSymbol = NEVER;
}

/** What falls out of the beam starts from nothing should it be reached again. */
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
