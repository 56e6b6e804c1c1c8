import type { Params, Space } from '../space.ts';
import type { Trial } from '../trial.ts';

/** The definition of a study; all its workers must agree on it. */
export type Definition = {
  readonly name: string;
  readonly space: Space;
  /** Names of the objectives, which are minimised; one for each value of a trial. */
  readonly objectives: readonly string[];
  readonly sampler: SamplerName;
  readonly pruner: PrunerName;
  readonly seed: number;
  /** The tuned subject as plain JSON, stored with the study for the caller. */
  readonly subject?: unknown;
};

export const SAMPLERS = ['tpe', 'quasi-random', 'random'] as const;
export type SamplerName = (typeof SAMPLERS)[number];
export const PRUNERS = ['none', 'median', 'asha'] as const;
export type PrunerName = (typeof PRUNERS)[number];

/**
 * The events of a study, in order; all other state is derived from them. `at` is milliseconds since
 * 1970.
 */
export type StudyEvent =
  | { readonly kind: 'study'; readonly definition: Definition }
  | {
      readonly kind: 'begin';
      readonly trial: number;
      readonly worker: string;
      readonly params: Params;
      readonly retryOf?: number;
      readonly at: number;
    }
  | {
      readonly kind: 'report';
      readonly trial: number;
      readonly step: number;
      readonly value: number;
      readonly at: number;
    }
  | { readonly kind: 'alive'; readonly trial: number; readonly at: number }
  | ({ readonly kind: 'end'; readonly trial: number; readonly at: number } & Outcome);

/** The end of a trial. */
export type Outcome =
  | { readonly state: 'complete'; readonly values: readonly number[] }
  | { readonly state: 'pruned' | 'abandoned' }
  | { readonly state: 'failed'; readonly reason: string };

/**
 * Derives the trials, by number. Ignores events after a trial's end: they come from a worker that
 * was presumed dead but was alive.
 */
export function trialsOf(events: readonly StudyEvent[]): Trial[] {
  const trials: Trial[] = [];
  for (const event of events) {
    if (event.kind === 'study') continue;
    if (event.kind === 'begin') trials[event.trial] = begun(event);
    else if (trials[event.trial].state === 'running') trials[event.trial] = next(trials[event.trial], event);
  }
  return trials;
}

function begun({ trial, worker, params, retryOf, at }: Extract<StudyEvent, { kind: 'begin' }>): Trial {
  const fresh: Trial = { number: trial, params, worker, state: 'running', reports: [], began: at, seen: at };
  return retryOf === undefined ? fresh : { ...fresh, retryOf };
}

function next(trial: Trial, event: Extract<StudyEvent, { kind: 'report' | 'alive' | 'end' }>): Trial {
  switch (event.kind) {
    case 'alive':
      return { ...trial, seen: event.at };
    case 'report': {
      const { step, value, at } = event;
      return { ...trial, reports: [...trial.reports, { step, value }], seen: at };
    }
    case 'end': {
      const { kind: _kind, trial: _trial, at, ...outcome } = event;
      return { ...trial, ...outcome, seen: at };
    }
  }
}
