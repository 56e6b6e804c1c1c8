import type { Calibration } from '../metrics/calibration.ts';
import type { Comparison } from '../metrics/comparison.ts';
import type { ConfusedPair } from '../metrics/confusion.ts';
import type { WithoutDoubtful } from '../metrics/doubtfulLabels.ts';
import type { Fairness } from '../metrics/fairness.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Mistake } from '../metrics/mistakes.ts';
import type { Overfitting } from '../metrics/overfitting.ts';
import type { RiskCoveragePoint } from '../metrics/riskCoverage.ts';
import type { Slice } from '../metrics/slices.ts';
import type { Robustness } from '../robustness/robustness.ts';
import type { ConformalReport } from './conformalReport.ts';

/** A model that was judged. */
export type JudgedModel = {
  readonly name: string;
  readonly version: string;
  readonly parameters: number;
  readonly multiplyAdds: number;
  readonly temperature: number;
  /** SHA-256 of model.onnx. */
  readonly sha256: string;
};

/** What a model does on one set of digits. */
export type SetReport = {
  readonly name: string;
  /** In words: which digits these are, and what they may be used for. */
  readonly about: string;
  /** Known writers; null where nobody knows them. */
  readonly writers: number | null;
  /** SHA-256 of the raw bytes of every file, by its name. */
  readonly files: Readonly<Record<string, string>>;
  readonly metrics: Metrics;
  /** [10][10], row = what was written, column = what was read. */
  readonly confusion: readonly (readonly number[])[];
  readonly confusedPairs: readonly ConfusedPair[];
  readonly calibration: { readonly before: Calibration; readonly after: Calibration };
  readonly riskCoverage: { readonly area: number; readonly points: readonly RiskCoveragePoint[] };
  readonly conformal: readonly ConformalReport[];
  readonly withoutDoubtful?: WithoutDoubtful;
  /** By who wrote. */
  readonly fairness?: Fairness;
  /** By how it was written. */
  readonly slices: readonly Slice[];
  /** When the digits are corrupted, changed step by step and attacked. Of the first set alone. */
  readonly robustness?: Robustness;
  /** The most confident first. */
  readonly mistakes: readonly Mistake[];
  readonly comparison?: Comparison;
};

/** All that `cifra evaluate` found: `report.json`. */
export type Report = {
  readonly format: 'cifra-report/3';
  readonly model: JudgedModel;
  readonly against?: JudgedModel;
  /** Of each set only a sample was read, and intervals are of fewer draws. */
  readonly quick: boolean;
  readonly resamples: number;
  readonly seed: number;
  readonly command: string;
  readonly versions: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly made: string;
  readonly sets: readonly SetReport[];
  /** What the model learned from against what was held out of it. */
  readonly overfitting?: Overfitting;
};
