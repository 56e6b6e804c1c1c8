import { argMax, negativeLogLikelihood } from './validation.ts';

const CLASSES = 10;

/** When to say nothing rather than guess; chosen on validation digits. */
export type RefusalThresholds = {
  /** Lowest probability of the best digit, after temperature, at which a reading is accepted. */
  readonly confidence: number;
};

/**
 * The lowest threshold at which at most `risk` of the accepted validation digits are wrong (Geifman & El-Yaniv 2017,
 * selective classification; the plain empirical risk, no bound). Digits of equal confidence stand or fall together.
 *
 * @param logits [n, 10]
 */
export function fitRefusal(
  logits: Float32Array,
  labels: Uint8Array,
  temperature: number,
  risk = 0.001,
): RefusalThresholds {
  const answers = Array.from(labels, (label, i) => {
    const row = logits.subarray(i * CLASSES, (i + 1) * CLASSES);
    const digit = argMax(row);
    return { right: digit === label, confidence: Math.exp(-negativeLogLikelihood(row, digit, temperature)) };
  }).sort((a, b) => b.confidence - a.confidence);
  let wrong = 0;
  let threshold = 1;
  for (const [i, { right, confidence }] of answers.entries()) {
    if (!right) wrong++;
    const isLastOfEquals = answers[i + 1]?.confidence !== confidence;
    if (isLastOfEquals && wrong <= risk * (i + 1)) threshold = confidence;
  }
  // Rounded down, so that the digit which set it is still accepted.
  return { confidence: Math.floor(threshold * 1e4) / 1e4 };
}
