import type { EvaluationOptions } from '@cifra/training/evaluate/evaluationOptions.ts';
import type { EvaluatedPart } from '@cifra/training/evaluate/evaluationSet.ts';

export type EvaluateCommandOptions = {
  readonly out: string;
  readonly on?: readonly string[];
  readonly part?: EvaluatedPart;
  readonly against?: string;
  readonly data?: string;
  readonly quick?: true;
  readonly seed?: number;
};

/** How a running evaluation is watched and stopped. */
export type Watch = Pick<EvaluationOptions, 'signal' | 'onEvent'>;

/** What an evaluation leaves behind. */
export type Outcome = {
  /** By name, in the folder of the report. */
  readonly files: Readonly<Record<string, string>>;
  /** Lines for stdout. */
  readonly summary: readonly string[];
};
