import {
  expectedCalibrationError as errorOfBins,
  reliability,
} from '@cifra/training/evaluation/metrics/reliability.ts';
import { riskCoverageCurve } from '@cifra/training/evaluation/metrics/riskCoverage.ts';

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
  const curve = riskCoverageCurve(confidencesOf(answers), mistakesOf(answers));
  return curve.findLast(({ risk }) => risk <= maxError)?.coverage ?? 0;
}

/**
 * Expected calibration error over bins of equal size (Nguyen & O'Connor 2015): Σ |B|/n · |share right − mean confidence|.
 * Bins of equal width would hold nearly all answers of a good reader in the last one.
 *
 * @example expectedCalibrationError([{ confidence: 0.8, right: true }], 1) // 0.2
 */
export function expectedCalibrationError(answers: readonly Answer[], bins = 15): number {
  return errorOfBins(reliability(confidencesOf(answers), mistakesOf(answers), bins));
}

const confidencesOf = (answers: readonly Answer[]) =>
  Float64Array.from(answers, ({ confidence }) => confidence);
const mistakesOf = (answers: readonly Answer[]) => Uint8Array.from(answers, ({ right }) => (right ? 0 : 1));

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
