import { BLANK, classOf, LINE_CLASSES } from '../model/symbols.ts';

/**
 * Content of one column: probabilities of some symbols, `_` for the blank; the rest is spread over
 * all classes.
 */
export type Column = Readonly<Record<string, number>>;

/** Returns logits of columns whose softmax gives these probabilities, [columns, LINE_CLASSES]. */
export function logitsOf(columns: readonly Column[]): Float32Array {
  const logits = new Float32Array(columns.length * LINE_CLASSES);
  for (const [i, column] of columns.entries()) {
    const rest = 1 - Object.values(column).reduce((sum, share) => sum + share, 0);
    const row = logits.subarray(i * LINE_CLASSES, (i + 1) * LINE_CLASSES);
    row.fill(Math.max(1e-9, rest / LINE_CLASSES));
    for (const [symbol, share] of Object.entries(column)) {
      row[symbol === '_' ? BLANK : classOf(symbol)] += share;
    }
    row.forEach((share, k) => {
      row[k] = Math.log(share);
    });
  }
  return logits;
}

/**
 * Returns clear writing: two columns per symbol and a blank after it, each with probability `sure`.
 */
export function plainly(text: string, sure = 0.999): Column[] {
  return [...text].flatMap((symbol) => [{ [symbol]: sure }, { [symbol]: sure }, { _: sure }]);
}
