import { type Share, shareOf } from './figure.ts';

/**
 * Indices, from 0, of digits in MNIST's test part whose label was rejected by reviewers: they show
 * another digit, two digits or no digit. All published figures include them. They are also counted
 * separately, to distinguish mistakes of the model from digits that no one can read.
 */
export const MNIST_DOUBTFUL: readonly number[] = [
  947, 1621, 1901, 2130, 2462, 2597, 2654, 3520, 3558, 5937, 6651, 6783, 8527, 9679, 9729,
];

export type WithoutDoubtful = {
  /** Number of rejected labels among the digits. */
  readonly rejected: number;
  /** Number of these that were read as their label says. */
  readonly readAsLabelled: number;
  readonly withThem: Share;
  readonly withoutThem: Share;
};

/** Accuracy with and without the digits whose label is rejected. */
export function withoutDoubtful(
  wrong: Uint8Array,
  rows: ArrayLike<number>,
  doubtful = MNIST_DOUBTFUL,
): WithoutDoubtful {
  const n = wrong.length;
  const mistakes = wrong.reduce((sum, each) => sum + each, 0);
  const among = Array.from(wrong.keys()).filter((i) => doubtful.includes(rows[i]));
  const readAsLabelled = among.filter((i) => wrong[i] === 0).length;
  return {
    rejected: among.length,
    readAsLabelled,
    withThem: shareOf(n - mistakes, n),
    withoutThem: shareOf(n - mistakes - readAsLabelled, n - among.length),
  };
}
