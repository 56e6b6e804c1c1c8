/** The blank, and the number of classes. */
export type CtcAlphabet = {
  readonly classes: number;
  /** Class of the blank. */
  readonly blank: number;
};

/** One training string. */
export type CtcString = {
  /** Classes of its symbols, without blanks. */
  readonly symbols: readonly number[];
  /**
   * Classes that may occur between its symbols, although the label lacks them: marks that
   * annotators left out.
   */
  readonly unsaid?: readonly number[] | undefined;
};

/** Targets of a batch of strings, inputs of the loss. */
export type CtcTargets = {
  /** [n, states, classes] */
  readonly states: Float32Array;
  /** [n, states] */
  readonly skips: Float32Array;
  /** [n, states] */
  readonly ends: Float32Array;
};

/** Number of states of a string of `length` symbols: blanks before, between and after them. */
export function stateCount(length: number): number {
  return 2 * length + 1;
}

/**
 * Converts the strings to states: blank, symbol, blank, symbol, …, blank. A symbol may follow the
 * previous one without a blank in between if they differ.
 *
 * @param states maximum number of states of a string
 * @throws RangeError for a string with more
 */
export function ctcTargets(
  strings: readonly CtcString[],
  states: number,
  { classes, blank }: CtcAlphabet,
): CtcTargets {
  const n = strings.length;
  const targets = {
    states: new Float32Array(n * states * classes),
    skips: new Float32Array(n * states),
    ends: new Float32Array(n * states),
  };
  for (const [row, { symbols, unsaid = [] }] of strings.entries()) {
    const own = stateCount(symbols.length);
    if (own > states) {
      throw new RangeError(
        `ctcTargets: a string of ${symbols.length} symbols has ${own} states, more than ${states}`,
      );
    }
    for (let state = 0; state < own; state++) {
      const first = (row * states + state) * classes;
      const shown = state % 2 ? [symbols[(state - 1) / 2]] : [blank, ...unsaid];
      for (const symbol of shown) targets.states[first + symbol] = 1;
      const before = symbols[(state - 3) / 2];
      if (state % 2 && state > 1 && before !== shown[0]) targets.skips[row * states + state] = 1;
    }
    targets.ends[row * states + own - 1] = 1;
    if (own > 1) targets.ends[row * states + own - 2] = 1;
  }
  return targets;
}

/**
 * ln P of a string: the forward recursion of `ctcLoss` in plain numbers, for evaluation.
 * @param logProbabilities [columns, classes]
 */
export function stringLogProbability(
  logProbabilities: Float32Array,
  string: CtcString,
  alphabet: CtcAlphabet,
): number {
  const { classes } = alphabet;
  const length = stateCount(string.symbols.length);
  const { states, skips } = ctcTargets([string], length, alphabet);
  const columns = logProbabilities.length / classes;
  const never = Number.NEGATIVE_INFINITY;
  let forward = new Float64Array(length).fill(never);
  for (let column = 0; column < columns; column++) {
    const row = logProbabilities.subarray(column * classes, (column + 1) * classes);
    const next = new Float64Array(length);
    for (let state = 0; state < length; state++) {
      const start = column === 0 && state < 2 ? 0 : never;
      const ways = [start, forward[state], state ? forward[state - 1] : never];
      if (skips[state]) ways.push(forward[state - 2]);
      next[state] = logSum(ways) + Math.log(shownIn(row, states.subarray(state * classes)));
    }
    forward = next;
  }
  return logSum([forward[length - 1], length > 1 ? forward[length - 2] : never]);
}

/** Probability of the classes that a state shows, in one column. */
function shownIn(logProbabilities: Float32Array, shown: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < logProbabilities.length; k++) if (shown[k]) sum += Math.exp(logProbabilities[k]);
  return sum;
}

function logSum(values: readonly number[]): number {
  const most = Math.max(...values);
  if (most === Number.NEGATIVE_INFINITY) return most;
  return most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
}
