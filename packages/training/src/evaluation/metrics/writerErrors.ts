/** The digits and mistakes of one writer. */
export type WriterErrors = {
  readonly writer: number;
  readonly n: number;
  readonly mistakes: number;
  /** Index of one of the digits. */
  readonly digit: number;
};

/**
 * Digits and mistakes of each known writer (-1 is unknown); the highest error first, ties by number
 * of digits.
 */
export function errorsByWriter(writers: ArrayLike<number>, wrong: ArrayLike<number>): WriterErrors[] {
  const byWriter = new Map<number, { writer: number; n: number; mistakes: number; digit: number }>();
  for (let i = 0; i < writers.length; i++) {
    if (writers[i] < 0) continue;
    const writer = byWriter.get(writers[i]) ?? { writer: writers[i], n: 0, mistakes: 0, digit: i };
    writer.n++;
    writer.mistakes += wrong[i];
    byWriter.set(writers[i], writer);
  }
  return [...byWriter.values()].sort((a, b) => b.mistakes / b.n - a.mistakes / a.n || b.n - a.n);
}

export type Tenth = { readonly writers: number; readonly n: number; readonly mistakes: number };

/**
 * The tenth of the writers with the highest error, together; at least one writer.
 *
 * @param byWriter highest error first
 * @param times how often a writer was drawn in a resample
 */
export function worstTenth(
  byWriter: readonly WriterErrors[],
  times: (writer: WriterErrors) => number = () => 1,
): Tenth {
  const all = byWriter.reduce((sum, writer) => sum + times(writer), 0);
  const wanted = Math.max(1, Math.round(all / 10));
  const tenth = { writers: 0, n: 0, mistakes: 0 };
  for (const writer of byWriter) {
    const taken = Math.min(times(writer), wanted - tenth.writers);
    tenth.writers += taken;
    tenth.n += taken * writer.n;
    tenth.mistakes += taken * writer.mistakes;
  }
  return tenth;
}
