import type { DigitManifest } from '@cifra/core/model/manifest.ts';
import { answersOf, confidences, mistakesOf } from '../metrics/answers.ts';
import { beforeAndAfter } from '../metrics/calibration.ts';
import { compare } from '../metrics/comparison.ts';
import { CLASSES, confusedPairs, confusionMatrix } from '../metrics/confusion.ts';
import { withoutDoubtful } from '../metrics/doubtfulLabels.ts';
import { type Chance, fairnessOf } from '../metrics/fairness.ts';
import { metricsOf } from '../metrics/metrics.ts';
import { mistakesBySureness } from '../metrics/mistakes.ts';
import { areaUnderRiskCoverage, riskCoverageCurve, thinned } from '../metrics/riskCoverage.ts';
import { slicesOf } from '../metrics/slices.ts';
import { conformalReports } from './conformalReport.ts';
import type { SetReport } from './report.ts';
import type { SetAbout } from './setAbout.ts';

/** Digits for evaluating a model. Index i of every array is the same digit. */
export type EvaluationSet = {
  readonly name: string;
  readonly about: SetAbout;
  /** [n, 28, 28], 255 = ink. */
  readonly images: Uint8Array;
  /** [n], 0–9. */
  readonly labels: Uint8Array;
  readonly writers?: Int32Array | undefined;
  /** [n], NIST's series of forms. */
  readonly series?: Int8Array | undefined;
  readonly files: Readonly<Record<string, string>>;
  /** [n], index of each digit in the whole part, 0-based. */
  readonly rows: Uint32Array;
  /** True if rows are those of MNIST's test part, some of whose labels reviewers reject. */
  readonly doubtfulLabels: boolean;
};

/** The answers of one model. */
export type ScoredModel = {
  readonly manifest: Pick<DigitManifest, 'name' | 'version' | 'temperature' | 'conformal'>;
  /** [n, 10] */
  readonly logits: Float32Array;
};

/**
 * Computes all figures of one model on one set; with another model's answers, also how the two
 * differ.
 */
export function evaluateSet(
  set: EvaluationSet,
  { manifest, logits }: ScoredModel,
  { chance, against }: { readonly chance: Chance; readonly against?: ScoredModel | undefined },
): SetReport {
  const { labels, writers, series, rows } = set;
  const answers = answersOf(logits, labels, manifest.temperature);
  const wrong = mistakesOf(answers);
  const confusion = confusionMatrix(labels, answers.predicted);
  const curve = riskCoverageCurve(confidences(answers), wrong);
  return {
    name: set.name,
    about: set.about,
    writers: writers ? new Set(writers.filter((writer) => writer >= 0)).size : null,
    files: set.files,
    metrics: metricsOf(answers, { groups: writers, ...chance }),
    confusion: Array.from({ length: CLASSES }, (_, digit) => [
      ...confusion.subarray(digit * CLASSES, (digit + 1) * CLASSES),
    ]),
    confusedPairs: confusedPairs(confusion),
    calibration: beforeAndAfter(logits, labels, manifest.temperature, chance),
    riskCoverage: { area: areaUnderRiskCoverage(curve, answers.n), points: thinned(curve) },
    conformal: conformalReports(answers, manifest.conformal, writers),
    ...(set.doubtfulLabels && { withoutDoubtful: withoutDoubtful(wrong, rows) }),
    ...(writers && { fairness: fairnessOf({ wrong, writers, series }, chance) }),
    slices: slicesOf({ images: set.images, wrong, writers }, chance),
    mistakes: mistakesBySureness(answers, rows),
    ...(against && {
      comparison: compare(answers, answersOf(against.logits, labels, against.manifest.temperature), rows),
    }),
  };
}
