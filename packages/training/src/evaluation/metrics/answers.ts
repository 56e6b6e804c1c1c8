import { CifraError } from '@cifra/core/base/error.ts';
import { softmax } from '@cifra/core/decide/softmax.ts';
import { CLASSES } from './confusion.ts';

/** A model's answers for n digits, and their labels. Index i of every array is the same digit. */
export type Answers = {
  readonly n: number;
  /** [n], 0–9. */
  readonly labels: Uint8Array;
  /** [n], the most probable digit; ties go to the lowest. */
  readonly predicted: Uint8Array;
  /** [n, 10], each row sums to 1. */
  readonly probabilities: Float64Array;
};

/**
 * Returns the probabilities softmax(logits / temperature) and the most probable digits.
 *
 * @param logits [n, 10]
 * @throws Error that names the first digit for which the model gave NaN or infinity
 */
export function answersOf(logits: Float32Array, labels: Uint8Array, temperature: number): Answers {
  const n = labels.length;
  if (logits.length !== n * CLASSES) {
    throw new RangeError(`answersOf: got ${logits.length} logits for ${n} labels, expected ${n * CLASSES}`);
  }
  const wrong = logits.findIndex((logit) => !Number.isFinite(logit));
  if (wrong >= 0) {
    throw new CifraError(
      'invalid-model',
      `the model gave ${logits[wrong]} for digit ${Math.floor(wrong / CLASSES)}, expected a number`,
    );
  }
  const probabilities = new Float64Array(n * CLASSES);
  const predicted = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const row = logits.subarray(i * CLASSES, (i + 1) * CLASSES);
    probabilities.set(softmax(row, temperature), i * CLASSES);
    predicted[i] = highest(row);
  }
  return { n, labels, predicted, probabilities };
}

/** The ten probabilities of one digit, a view. */
export function rowOf({ probabilities }: Pick<Answers, 'probabilities'>, index: number): Float64Array {
  return probabilities.subarray(index * CLASSES, (index + 1) * CLASSES);
}

/** [n], 1 if the digit was misread. */
export function mistakesOf({ labels, predicted }: Pick<Answers, 'labels' | 'predicted'>): Uint8Array {
  return Uint8Array.from(labels, (label, i) => (label === predicted[i] ? 0 : 1));
}

/** [n], the probability of the predicted digit. */
export function confidences(answers: Answers): Float64Array {
  return Float64Array.from(answers.predicted, (digit, i) => answers.probabilities[i * CLASSES + digit]);
}

/**
 * [n], 1 if the right digit is among the `k` most probable; of equals the lower digit comes first.
 * @example topK(answers, 2)
 */
export function topK(answers: Answers, k: number): Uint8Array {
  return Uint8Array.from(answers.labels, (label, i) => {
    const row = rowOf(answers, i);
    let before = 0;
    for (let digit = 0; digit < CLASSES; digit++) {
      if (row[digit] > row[label] || (row[digit] === row[label] && digit < label)) before++;
    }
    return before < k ? 1 : 0;
  });
}

function highest(row: ArrayLike<number>): number {
  let best = 0;
  for (let digit = 1; digit < row.length; digit++) if (row[digit] > row[best]) best = digit;
  return best;
}
