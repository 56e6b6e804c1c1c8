/** One number that was to be read. */
export type Answer = {
  /** Probability that the string is right, as the reader says, in [0, 1]. */
  readonly confidence: number;
  /** The whole string, marks between the digits left out. */
  readonly right: boolean;
};

/**
 * The largest share that can be read when those read are chosen by confidence and no more than `maxError` of them may be
 * wrong (El-Yaniv & Wiener 2010). Equal confidences are read together or not at all.
 *
 * @example shareReadAtError([{ confidence: 0.9, right: true }, { confidence: 0.4, right: false }], 0.01) // 0.5
 */
export function shareReadAtError(answers: readonly Answer[], maxError: number): number {
  const sorted = [...answers].sort((a, b) => b.confidence - a.confidence);
  let [wrong, read] = [0, 0];
  for (const [i, { confidence, right }] of sorted.entries()) {
    if (!right) wrong++;
    const tied = sorted[i + 1]?.confidence === confidence;
    if (!tied && wrong <= maxError * (i + 1)) read = i + 1;
  }
  return read / answers.length;
}

/**
 * Expected calibration error over bins of equal size (Nguyen & O'Connor 2015): Σ |B|/n · |share right − mean confidence|.
 * Bins of equal width would hold nearly all answers of a good reader in the last one.
 *
 * @example expectedCalibrationError([{ confidence: 0.8, right: true }], 1) // 0.2
 */
export function expectedCalibrationError(answers: readonly Answer[], bins = 15): number {
  const sorted = [...answers].sort((a, b) => a.confidence - b.confidence);
  const n = sorted.length;
  let sum = 0;
  for (let bin = 0; bin < bins; bin++) {
    const members = sorted.slice(Math.round((bin * n) / bins), Math.round(((bin + 1) * n) / bins));
    const excess = members.reduce((total, { confidence, right }) => total + confidence - Number(right), 0);
    sum += Math.abs(excess);
  }
  return sum / n;
}

/**
 * The highest threshold that at least `share` of the scores reach; −∞ where that many are refused whatever the threshold
 * (their score is −∞).
 *
 * @example thresholdAccepting([0.9, 0.8, 0.2], 0.6) // 0.8
 */
export function thresholdAccepting(scores: readonly number[], share: number): number {
  const sorted = [...scores].sort((a, b) => b - a);
  // 0.95 · 20 is 19 although the product of the floats may lie above it.
  return sorted[Math.ceil(share * sorted.length - 1e-9) - 1];
}
