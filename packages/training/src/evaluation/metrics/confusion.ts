/** Digits 0–9. */
export const CLASSES = 10;

/** [10, 10], row = true digit, column = predicted digit; counts, or sums of their weights. */
export type Confusion = Float64Array;

/**
 * Counts predictions by label: `confusion[10 * label + predicted]`.
 *
 * @param weights how often each digit counts; default: once
 * @example confusionMatrix([1, 7, 7], [1, 1, 7])[10 * 7 + 1] // 1
 */
export function confusionMatrix(
  labels: ArrayLike<number>,
  predicted: ArrayLike<number>,
  weights?: Float64Array,
): Confusion {
  const counts = new Float64Array(CLASSES * CLASSES);
  for (let i = 0; i < labels.length; i++) {
    counts[CLASSES * labels[i] + predicted[i]] += weights ? weights[i] : 1;
  }
  return counts;
}

/** Row sums, column sums, diagonal and total: all that most metrics need. */
export type Margins = {
  /** [10] number of each digit in the labels. */
  readonly written: Float64Array;
  /** [10] number predicted as each digit. */
  readonly read: Float64Array;
  /** [10] number of each digit read right. */
  readonly right: Float64Array;
  readonly total: number;
};

export function margins(confusion: Confusion): Margins {
  const written = new Float64Array(CLASSES);
  const read = new Float64Array(CLASSES);
  const right = Float64Array.from({ length: CLASSES }, (_, digit) => confusion[CLASSES * digit + digit]);
  for (let label = 0; label < CLASSES; label++) {
    for (let guess = 0; guess < CLASSES; guess++) {
      written[label] += confusion[CLASSES * label + guess];
      read[guess] += confusion[CLASSES * label + guess];
    }
  }
  return { written, read, right, total: written.reduce((sum, count) => sum + count, 0) };
}

/** Wrong readings of one kind. */
export type ConfusedPair = { readonly label: number; readonly predicted: number; readonly count: number };

/** The most frequent wrong readings, most frequent first; those with count 0 are left out. */
export function confusedPairs(confusion: Confusion, most = 10): ConfusedPair[] {
  return Array.from(confusion, (count, cell) => ({
    label: Math.floor(cell / CLASSES),
    predicted: cell % CLASSES,
    count,
  }))
    .filter(({ label, predicted, count }) => label !== predicted && count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, most);
}
