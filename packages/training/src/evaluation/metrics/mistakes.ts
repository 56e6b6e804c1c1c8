import { type Answers, confidences, rowOf } from './answers.ts';

/** A misread digit. */
export type Mistake = {
  /** Its row in the evaluated part, 0-based, in the published order. */
  readonly row: number;
  readonly label: number;
  readonly predicted: number;
  /** For the digits 0–9. */
  readonly probabilities: readonly number[];
};

/**
 * Returns all misread digits. The most confident ones, which no threshold would have refused, are
 * first.
 * @param rows [n], index of each digit in the whole part
 */
export function mistakesBySureness(answers: Answers, rows: ArrayLike<number>): Mistake[] {
  const confidence = confidences(answers);
  return Array.from(answers.labels.keys())
    .filter((i) => answers.labels[i] !== answers.predicted[i])
    .sort((a, b) => confidence[b] - confidence[a])
    .map((i) => ({
      row: rows[i],
      label: answers.labels[i],
      predicted: answers.predicted[i],
      probabilities: Array.from(rowOf(answers, i), (p) => Number(p.toPrecision(6))),
    }));
}
