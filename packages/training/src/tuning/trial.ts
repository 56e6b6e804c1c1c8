import type { Params } from './space.ts';

/** State of a trial. `abandoned`: its worker died; another trial has its parameters. */
export type TrialState = 'running' | 'complete' | 'pruned' | 'failed' | 'abandoned';

/** An intermediate value of the first objective; `step` counts up. */
export type Report = { readonly step: number; readonly value: number };

/** A past or running trial of one point of the space. Times are milliseconds since 1970. */
export type Trial = {
  readonly number: number;
  readonly params: Params;
  readonly worker: string;
  readonly state: TrialState;
  readonly reports: readonly Report[];
  /** One for each objective, less is better; only for complete trials. */
  readonly values?: readonly number[];
  /** Why it failed. */
  readonly reason?: string;
  /** The abandoned trial that this one retries. */
  readonly retryOf?: number;
  readonly began: number;
  /** Time of the last heartbeat, or of the end. */
  readonly seen: number;
};

export type CompleteTrial = Trial & { readonly state: 'complete'; readonly values: readonly number[] };

/** Trials that completed and have their values. */
export function completeOf(trials: readonly Trial[]): CompleteTrial[] {
  return trials.filter((trial): trial is CompleteTrial => trial.state === 'complete');
}

/** The complete trial with the smallest first value; ties go to the earlier one. */
export function bestOf(trials: readonly Trial[]): CompleteTrial | undefined {
  return completeOf(trials).reduce<CompleteTrial | undefined>(
    (best, trial) => (best === undefined || trial.values[0] < best.values[0] ? trial : best),
    undefined,
  );
}
