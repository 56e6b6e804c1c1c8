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
import type { WorldReport } from '../world/worldReport.ts';
import type { ConformalReport } from './conformalReport.ts';
import type { SetAbout } from './setAbout.ts';

/** An evaluated model. */
export type EvaluatedModel = {
  readonly name: string;
  readonly version: string;
  readonly parameters: number;
  readonly multiplyAdds: number;
  readonly temperature: number;
  /** SHA-256 of model.onnx. */
  readonly sha256: string;
};

/** Results of a model on one set of digits. */
export type SetReport = {
  readonly name: string;
  readonly about: SetAbout;
  /** Number of known writers; null if the writers are unknown. */
  readonly writers: number | null;
  /** SHA-256 of the raw bytes of every file, by its name. */
  readonly files: Readonly<Record<string, string>>;
  readonly metrics: Metrics;
  /** [10][10], row = true digit, column = predicted digit. */
  readonly confusion: readonly (readonly number[])[];
  readonly confusedPairs: readonly ConfusedPair[];
  readonly calibration: { readonly before: Calibration; readonly after: Calibration };
  readonly riskCoverage: { readonly area: number; readonly points: readonly RiskCoveragePoint[] };
  readonly conformal: readonly ConformalReport[];
  readonly withoutDoubtful?: WithoutDoubtful;
  /** Error by writer. */
  readonly fairness?: Fairness;
  /** Error by style of writing. */
  readonly slices: readonly Slice[];
  /** Results on corrupted, gradually changed and attacked digits; only for the first set. */
  readonly robustness?: Robustness;
  /** The most confident first. */
  readonly mistakes: readonly Mistake[];
  readonly comparison?: Comparison;
};

/** Everything that `cifra evaluate` found: `report.json`. */
export type Report = {
  readonly format: 'cifra-report/4';
  readonly model: EvaluatedModel;
  readonly against?: EvaluatedModel;
  /** Only a sample of each set was read, and intervals use fewer draws. */
  readonly quick: boolean;
  readonly resamples: number;
  readonly seed: number;
  readonly command: string;
  readonly versions: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly made: string;
  readonly sets: readonly SetReport[];
  /** Training digits against digits held out of training. */
  readonly overfitting?: Overfitting;
  /** Digits of many collections, by groups of writers. */
  readonly world?: WorldReport;
};
