import type { Bundle } from '@cifra/core/model/bundle.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import type { Effort } from '../evaluation/robustness/measureRobustness.ts';
import type { EpochEvent } from '../learn/events.ts';
import type { EvaluatedPart, SetSources } from './evaluationSet.ts';

/** Progress of an evaluation. */
export type EvaluationEvent =
  | { readonly kind: 'loading'; readonly set: string }
  | { readonly kind: 'pictures'; readonly done: number; readonly total: number; readonly set: string }
  | { readonly kind: 'warning'; readonly message: string }
  | {
      readonly kind: 'reading';
      readonly set: string;
      readonly model: string;
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly kind: 'changing';
      readonly set: string;
      readonly part: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'judging'; readonly set: string };

export type EvaluationOptions = {
  readonly model: Bundle<'digit'>;
  readonly against?: Bundle<'digit'> | undefined;
  /** `mnist`, `usps`, folders of pictures. */
  readonly sets: readonly string[];
  readonly part: EvaluatedPart;
  readonly sources: Pick<SetSources, 'dataRoot' | 'pictures'>;
  readonly runtime: Runtime;
  readonly threads: number;
  /** Epochs of the run that made the model, if its folder is available. */
  readonly epochs?: readonly EpochEvent[];
  /** Uses samples only; see `thoroughness`. */
  readonly quick: boolean;
  readonly seed: number;
  /** Also reads the digits of all collections in the data folder. */
  readonly world?: boolean;
  /** Command line, shown in the report. */
  readonly command: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: (event: EvaluationEvent) => void;
};

/** Number of digits to read and of draws. */
export type Thoroughness = {
  /** Digits per set; all if the set has fewer. */
  readonly digits: number;
  /** Number of bootstrap draws for an interval. */
  readonly resamples: number;
  /** Number of training digits, and of held-out digits, to compare. */
  readonly learned: number;
  /** Digits that are corrupted, changed and attacked. */
  readonly changed: Effort;
};

const quick: Thoroughness = {
  digits: 2000,
  resamples: 200,
  learned: 1000,
  changed: { published: 500, others: 200, attacked: 50, steps: 10 },
};
const whole: Thoroughness = {
  digits: Infinity,
  resamples: 1000,
  learned: 5000,
  changed: { published: Infinity, others: 1000, attacked: 300, steps: 20 },
};

export function thoroughness(options: Pick<EvaluationOptions, 'quick'>): Thoroughness {
  return options.quick ? quick : whole;
}
