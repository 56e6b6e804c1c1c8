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
  readonly longer: Map<number, Prefix>;
  /** ln P of all paths that end in a blank, and of those that end in the last symbol. */
  blank: number;
  symbol: number;
  /** Their sum, which every comparison needs. */
  all: number;
  /** The same two after the next column, while it is being computed. */
  nextBlank: number;
  nextSymbol: number;
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

/** Extends `prefix` by a column in all possible ways. */
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
    // The same symbol counts as a second one only after a blank.
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
