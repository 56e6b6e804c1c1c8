/** First and last column of a symbol, both included. */
export type Span = { readonly from: number; readonly to: number };

const NEVER = Number.NEGATIVE_INFINITY;

/**
 * Finds the columns of each symbol of a string: its most probable path (Viterbi on CTC's states).
 *
 * @param logProbabilities [columns, classes]
 * @param symbols classes without blanks; at least one, and no more than fit
 */
export function align(
  logProbabilities: Float32Array,
  classes: number,
  blank: number,
  symbols: readonly number[],
): Span[] {
  const columns = logProbabilities.length / classes;
  const states = [blank, ...symbols.flatMap((symbol) => [symbol, blank])];
  const from: Int32Array[] = [];
  let best = states.map((state, s) => (s < 2 && columns > 0 ? logProbabilities[state] : NEVER));
  for (let column = 1; column < columns; column++) {
    const came = new Int32Array(states.length);
    best = states.map((state, s) => {
      const skips = s % 2 === 1 && s > 1 && states[s - 2] !== state;
      let source = s;
      if (s > 0 && best[s - 1] > best[source]) source = s - 1;
      if (skips && best[s - 2] > best[source]) source = s - 2;
      came[s] = source;
      return best[source] + logProbabilities[column * classes + state];
    });
    from.push(came);
  }
  const last = states.length - 1;
  return spansOf(from, best[last - 1] > best[last] ? last - 1 : last, symbols.length);
}

/** Walks back from the last state. */
function spansOf(from: readonly Int32Array[], last: number, symbols: number): Span[] {
  const spans: { from: number; to: number }[] = Array.from({ length: symbols }, () => ({ from: -1, to: -1 }));
  let state = last;
  for (let column = from.length; column >= 0; column--) {
    if (state % 2) {
      const span = spans[(state - 1) / 2];
      span.from = column;
      if (span.to < 0) span.to = column;
    }
    if (column > 0) state = from[column - 1][state];
  }
  return spans;
}
