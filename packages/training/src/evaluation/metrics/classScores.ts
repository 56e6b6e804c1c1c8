import { CLASSES, type Confusion, margins } from './confusion.ts';

/**
 * Scores of one digit, each in [0, 1]; 0 if undefined, for example if a digit was never predicted.
 */
export type ClassScore = {
  /** Of the digits read as this one, the share that is right. */
  readonly precision: number;
  /** Of the digits of this class, the share that is read right. */
  readonly recall: number;
  /** Harmonic mean of the two. */
  readonly f1: number;
  /** Number of digits of this class. */
  readonly support: number;
};

/** Precision, recall and F1 of each digit (van Rijsbergen 1979). */
export function classScores(confusion: Confusion): ClassScore[] {
  const { written, read, right } = margins(confusion);
  return Array.from({ length: CLASSES }, (_, digit) => ({
    precision: share(right[digit], read[digit]),
    recall: share(right[digit], written[digit]),
    f1: share(2 * right[digit], written[digit] + read[digit]),
    support: written[digit],
  }));
}

export type MeanScore = Omit<ClassScore, 'support'>;

/**
 * Means over the digits. `macro` weights each digit equally, `weighted` by its frequency in the
 * labels. `micro` weights each reading equally; as every picture gets one digit, its three scores
 * all equal the accuracy.
 *
 * `macro` leaves out a digit that is neither in the labels nor predicted, as scikit-learn does.
 */
export function meanScores(confusion: Confusion): Record<'macro' | 'micro' | 'weighted', MeanScore> {
  const { right, read, written, total } = margins(confusion);
  const scores = classScores(confusion);
  const seen = scores.map((_, digit) => (written[digit] + read[digit] > 0 ? 1 : 0));
  const accuracy = share(
    right.reduce((sum, count) => sum + count, 0),
    total,
  );
  return {
    macro: meanOf(scores, seen),
    micro: { precision: accuracy, recall: accuracy, f1: accuracy },
    weighted: meanOf(
      scores,
      scores.map(({ support }) => support),
    ),
  };
}

function meanOf(scores: readonly ClassScore[], weights: readonly number[]): MeanScore {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (key: keyof MeanScore) =>
    share(
      scores.reduce((sum, score, i) => sum + weights[i] * score[key], 0),
      total,
    );
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
