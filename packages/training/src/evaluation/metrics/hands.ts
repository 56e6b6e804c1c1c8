/** The digits of one writer. */
export type Hand = {
  readonly writer: number;
  readonly n: number;
  readonly mistakes: number;
  /** Index of one of the digits. */
  readonly digit: number;
};

/**
 * Digits and mistakes of each known writer (-1 is unknown); the highest error first, ties by number of
 * digits.
 */
export function handsOf(writers: ArrayLike<number>, wrong: ArrayLike<number>): Hand[] {
  const hands = new Map<number, { writer: number; n: number; mistakes: number; digit: number }>();
  for (let i = 0; i < writers.length; i++) {
    if (writers[i] < 0) continue;
    const hand = hands.get(writers[i]) ?? { writer: writers[i], n: 0, mistakes: 0, digit: i };
    hand.n++;
    hand.mistakes += wrong[i];
    hands.set(writers[i], hand);
  }
  return [...hands.values()].sort((a, b) => b.mistakes / b.n - a.mistakes / a.n || b.n - a.n);
}

export type Tenth = { readonly writers: number; readonly n: number; readonly mistakes: number };

/**
 * The tenth of the writers with the highest error, together; at least one writer.
 *
 * @param hands highest error first
 * @param times how often a writer was drawn in a resample
 */
export function worstTenth(hands: readonly Hand[], times: (hand: Hand) => number = () => 1): Tenth {
  const all = hands.reduce((sum, hand) => sum + times(hand), 0);
  const wanted = Math.max(1, Math.round(all / 10));
  const tenth = { writers: 0, n: 0, mistakes: 0 };
  for (const hand of hands) {
    const taken = Math.min(times(hand), wanted - tenth.writers);
    tenth.writers += taken;
    tenth.n += taken * hand.n;
    tenth.mistakes += taken * hand.mistakes;
  }
  return tenth;
}
