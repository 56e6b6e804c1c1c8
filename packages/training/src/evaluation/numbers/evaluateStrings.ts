import { acceptanceThreshold } from '@cifra/core/decide/acceptance.ts';
import type { RiskPoint } from '@cifra/core/model/manifest.ts';
import { bootstrapIntervals } from '../../statistics/bootstrap.ts';
import type { Chance } from '../metrics/fairness.ts';
import { shareOf } from '../metrics/figure.ts';
import { errorIfExact, expectedCalibrationError, reliability } from '../metrics/reliability.ts';
import { areaUnderRiskCoverage, riskCoverageCurve, thinned } from '../metrics/riskCoverage.ts';
import { editDistance } from './editDistance.ts';
import type { Acceptance, StringMistake, StringsReport } from './numberReport.ts';

/** A predicted string: only digits, and `?` for ink that is not a digit. */
export type ReadString = StringMistake;

/** Error rates that a caller may allow, as shares. The second is the readers' default. */
const ALLOWED = [0.001, 0.01, 0.05];
/** Keeps the log loss of a confident mistake finite. */
const SMALLEST = 1e-12;

export type ReadStrings = Pick<StringsReport, 'name' | 'about'> & {
  readonly strings: readonly ReadString[];
};

/** Computes all figures of predicted strings, with intervals from resampled strings. */
export function evaluateStrings(
  { name, about, strings }: ReadStrings,
  riskCoverage: readonly RiskPoint[],
  chance: Chance,
): StringsReport {
  const confidence = Float64Array.from(strings, ({ probability }) => probability);
  const wrong = Uint8Array.from(strings, ({ wanted, read }) => (wanted === read ? 0 : 1));
  const curve = riskCoverageCurve(confidence, wrong);
  const edits = strings.map(({ wanted, read }) => editDistance(read, wanted));
  const right = wrong.reduce((sum, each) => sum + 1 - each, 0);
  return {
    name,
    about,
    accuracy: shareOf(right, strings.length),
    digitErrors: digitErrors(strings, edits, chance),
    stringsByEdits: Array.from(
      { length: Math.max(0, ...edits) + 1 },
      (_, count) => edits.filter((each) => each === count).length,
    ),
    calibration: calibrationOf(confidence, wrong, chance),
    riskCoverage: { area: areaUnderRiskCoverage(curve, strings.length), points: thinned(curve) },
    acceptance: ALLOWED.map((maxError) => acceptanceAt(maxError, strings, riskCoverage)),
    mistakes: strings.filter((_, i) => wrong[i] === 1).toSorted((a, b) => b.probability - a.probability),
  };
}

/** Edits divided by digits, the ratio of the two sums. */
function digitErrors(strings: readonly ReadString[], edits: readonly number[], chance: Chance) {
  const sums = (weights?: Float64Array) => {
    let [wrong, digits] = [0, 0];
    for (const [i, { wanted }] of strings.entries()) {
      wrong += (weights?.[i] ?? 1) * edits[i];
      digits += (weights?.[i] ?? 1) * wanted.length;
    }
    return { edits: wrong, digits, value: digits === 0 ? 0 : wrong / digits };
  };
  const [interval95] = bootstrapIntervals({ n: strings.length, ...chance }, (weights) => [
    sums(weights).value,
  ]);
  return { ...sums(), interval95, method: 'bootstrap by string' as const };
}

function calibrationOf(
  confidence: Float64Array,
  wrong: Uint8Array,
  chance: Chance,
): StringsReport['calibration'] {
  const n = confidence.length;
  const bins = reliability(confidence, wrong);
  const each = (score: (p: number, right: number) => number) =>
    confidence.reduce((sum, p, i) => sum + score(p, 1 - wrong[i]), 0) / Math.max(1, n);
  return {
    logLoss: each((p, right) => -Math.log(Math.max(SMALLEST, right === 1 ? p : 1 - p))),
    brier: each((p, right) => (p - right) ** 2),
    expectedCalibrationError: expectedCalibrationError(bins),
    errorIfExact: errorIfExact(confidence, chance),
    bins,
  };
}

/**
 * Uses the thresholds of the model's own bundle; a string without a digit, or with ink that is not
 * a digit, is always refused.
 */
function acceptanceAt(
  maxError: number,
  strings: readonly ReadString[],
  riskCoverage: readonly RiskPoint[],
): Acceptance {
  const minimumProbability = acceptanceThreshold(riskCoverage, maxError);
  const accepted = strings.filter(
    ({ read, probability }) => /^\d+$/.test(read) && probability >= minimumProbability,
  );
  const wrong = accepted.filter(({ wanted, read }) => wanted !== read).length;
  return {
    maxError,
    // JSON has no infinity: above 1 nothing is accepted.
    minimumProbability: Math.min(2, minimumProbability),
    refused: shareOf(strings.length - accepted.length, strings.length),
    wrong: shareOf(wrong, accepted.length),
  };
}
