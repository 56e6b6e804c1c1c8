import type { Interval } from '../../statistics/bootstrap.ts';
import type { Measured, Share } from '../metrics/figure.ts';
import type { ReliabilityBin } from '../metrics/reliability.ts';
import type { RiskCoveragePoint } from '../metrics/riskCoverage.ts';
import type { EvaluatedModel } from '../report/report.ts';
import type { SetAbout } from '../report/setAbout.ts';
import type { WorldReport } from '../world/worldReport.ts';

/** A string whose digits were not all read right. */
export type StringMistake = {
  readonly name: string;
  readonly wanted: string;
  readonly read: string;
  readonly probability: number;
};

/** Acceptance at an allowed error rate. */
export type Acceptance = {
  readonly maxError: number;
  readonly minimumProbability: number;
  /** Share of all strings. */
  readonly refused: Share;
  /** Share of the accepted strings. */
  readonly wrong: Share;
};

/** Results of a model on one set of strings. */
export type StringsReport = {
  readonly name: string;
  readonly about: SetAbout;
  /** Strings whose digits are all right, without the marks. */
  readonly accuracy: Share;
  /** Edits that the predicted strings need, per digit in the labels. */
  readonly digitErrors: Measured & { readonly edits: number; readonly digits: number };
  /** Number of strings that need 0, 1, 2, … edits. */
  readonly stringsByEdits: readonly number[];
  /** Calibration of whole strings. */
  readonly calibration: {
    /** Mean log loss of right or wrong, nats. */
    readonly logLoss: number;
    /** 0 to 1. */
    readonly brier: number;
    readonly expectedCalibrationError: number;
    /** Range of that error by chance, if every probability were exact. */
    readonly errorIfExact: Interval;
    readonly bins: readonly ReliabilityBin[];
  };
  readonly riskCoverage: { readonly area: number; readonly points: readonly RiskCoveragePoint[] };
  readonly acceptance: readonly Acceptance[];
  /** The most confident first. */
  readonly mistakes: readonly StringMistake[];
};

/** Everything that `cifra evaluate` found about a model of numbers: `report.json`. */
export type NumberReport = {
  readonly format: 'cifra-number-report/3';
  readonly model: EvaluatedModel;
  readonly resamples: number;
  readonly seed: number;
  readonly command: string;
  readonly versions: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly made: string;
  /** SHA-256 of the raw bytes of every file that was read, by its name. */
  readonly files: Readonly<Record<string, string>>;
  readonly sets: readonly StringsReport[];
  /** Numbers of many collections, by groups of writers; read by the whole reader. */
  readonly world?: WorldReport;
};
