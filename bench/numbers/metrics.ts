import {
  expectedCalibrationError as errorOfBins,
  reliability,
} from '@cifra/training/evaluation/metrics/reliability.ts';
import { riskCoverageCurve } from '@cifra/training/evaluation/metrics/riskCoverage.ts';

/** The reading of one number. */
export type Answer = {
  /** Confidence: the probability of the string by the reader, in [0, 1]. */
  readonly confidence: number;
  /** True if the whole string is right, ignoring marks between the digits. */
  readonly right: boolean;
};

/**
 * Returns the largest share that can be accepted, in descending order of confidence, with at most
 * `maxError` errors among the accepted (El-Yaniv & Wiener 2010). Equal confidences are accepted
 * together or not at all.
 *
 * @example shareReadAtError([{ confidence: 0.9, right: true }, { confidence: 0.4, right: false }],
 * 0.01) // 0.5
 */
export function shareReadAtError(answers: readonly Answer[], maxError: number): number {
  const curve = riskCoverageCurve(confidencesOf(answers), mistakesOf(answers));
  return curve.findLast(({ risk }) => risk <= maxError)?.coverage ?? 0;
}

/**
 * Computes the expected calibration error over bins of equal count (Nguyen & O'Connor 2015): Σ
 * |B|/n · |share right − mean confidence|. With bins of equal width, the last one would hold nearly
 * all answers of a good reader.
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
 * Returns the highest threshold that at least `share` of the scores reach; −∞ if that many are
 * refused at every threshold (with score −∞).
 *
 * @example thresholdAccepting([0.9, 0.8, 0.2], 0.6) // 0.8
 */
export function thresholdAccepting(scores: readonly number[], share: number): number {
  const sorted = [...scores].sort((a, b) => b - a);
  // 0.95 · 20 is 19, although the floating-point product may be larger.
  return sorted[Math.ceil(share * sorted.length - 1e-9) - 1];
}
