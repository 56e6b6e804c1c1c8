import { BLANK, classOf, LINE_CLASSES } from '../model/symbols.ts';

/** What one column shows: shares of some symbols, `_` the blank; what is left is spread over all classes. */
export type Column = Readonly<Record<string, number>>;

/** Logits of columns whose softmax is what they show, [columns, LINE_CLASSES]. */
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

/** A text written plainly: two columns a symbol with a blank behind it, each as sure as `sure`. */
export function plainly(text: string, sure = 0.999): Column[] {
  return [...text].flatMap((symbol) => [{ [symbol]: sure }, { [symbol]: sure }, { _: sure }]);
}
