import type { Params } from './space.ts';

/** What became of a trial. `abandoned`: its worker died, and another trial has its parameters. */
export type TrialState = 'running' | 'complete' | 'pruned' | 'failed' | 'abandoned';

/** A value on the way, of the first objective; `step` counts up. */
export type Report = { readonly step: number; readonly value: number };

/** One point of the space that is or was tried. Times are milliseconds since 1970. */
export type Trial = {
  readonly number: number;
  readonly params: Params;
  readonly worker: string;
  readonly state: TrialState;
  readonly reports: readonly Report[];
  /** One for each objective, less is better; only of complete trials. */
  readonly values?: readonly number[];
  /** Why it failed. */
  readonly reason?: string;
  /** The abandoned trial that is done again here. */
  readonly retryOf?: number;
  readonly began: number;
  /** The last sign of life, or the end. */
  readonly seen: number;
};

export type CompleteTrial = Trial & { readonly state: 'complete'; readonly values: readonly number[] };

/** Trials that ran to their end and have their values. */
export function completeOf(trials: readonly Trial[]): CompleteTrial[] {
  return trials.filter((trial): trial is CompleteTrial => trial.state === 'complete');
}

/** The complete trial with the least first value; the earlier of equals. */
export function bestOf(trials: readonly Trial[]): CompleteTrial | undefined {
  return completeOf(trials).reduce<CompleteTrial | undefined>(
    (best, trial) => (best === undefined || trial.values[0] < best.values[0] ? trial : best),
    undefined,
  );
}
