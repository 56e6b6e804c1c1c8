import type { EvaluationOptions } from '@cifra/training/evaluate/evaluationOptions.ts';
import type { EvaluatedPart } from '@cifra/training/evaluate/evaluationSet.ts';

export type EvaluateCommandOptions = {
  readonly out: string;
  readonly on?: readonly string[];
  readonly part?: EvaluatedPart;
  readonly against?: string;
  readonly data?: string;
  readonly quick?: true;
  /** By default, models that learned from pen strokes read the world if the strokes are present. */
  readonly world?: boolean;
  readonly seed?: number;
};

/** Progress events and the stop signal of a running evaluation. */
export type Watch = Pick<EvaluationOptions, 'signal' | 'onEvent'>;

/** The result of an evaluation. */
export type Outcome = {
  /** Contents by file name, in the folder of the report. */
  readonly files: Readonly<Record<string, string>>;
  /** Lines for stdout. */
  readonly summary: readonly string[];
};

/** The option as the user gave it. */
export function worldFlag(world: boolean | undefined): string[] {
  return world === undefined ? [] : [world ? '--world' : '--no-world'];
}
