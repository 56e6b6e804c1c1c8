import type { Interval } from '../../statistics/bootstrap.ts';
import { type Answers, answersOf, confidences, mistakesOf } from './answers.ts';
import type { Chance } from './fairness.ts';
import { errorIfExact, expectedCalibrationError, type ReliabilityBin, reliability } from './reliability.ts';
import { brierScores, logLosses, mean } from './scoringRules.ts';

/** How well probabilities match the observed frequencies. */
export type Calibration = {
  readonly temperature: number;
  /** Nats. */
  readonly logLoss: number;
  /** 0 to 2. */
  readonly brier: number;
  /** In [0, 1], over bins of equal mass. */
  readonly expectedCalibrationError: number;
  /** Range of that error by chance, if every probability were exact. */
  readonly errorIfExact: Interval;
  readonly bins: readonly ReliabilityBin[];
};

function calibrationOf(answers: Answers, temperature: number, chance: Chance): Calibration {
  const confidence = confidences(answers);
  const bins = reliability(confidence, mistakesOf(answers));
  return {
    temperature,
    logLoss: mean(logLosses(answers)),
    brier: mean(brierScores(answers)),
    expectedCalibrationError: expectedCalibrationError(bins),
    errorIfExact: errorIfExact(confidence, chance),
    bins,
  };
}

/** Calibration of the raw network, and at the temperature of the released model. */
export function beforeAndAfter(
  logits: Float32Array,
  labels: Uint8Array,
  temperature: number,
  chance: Chance,
): { readonly before: Calibration; readonly after: Calibration } {
  return {
    before: calibrationOf(answersOf(logits, labels, 1), 1, chance),
    after: calibrationOf(answersOf(logits, labels, temperature), temperature, chance),
  };
}
