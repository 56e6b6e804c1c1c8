import { successiveHalvingPruner } from '@cifra/training/tuning/pruners/successiveHalving.ts';
import type { StudyEvent } from '@cifra/training/tuning/storage/events.ts';
import type { CompleteTrial, Trial } from '@cifra/training/tuning/trial.ts';

/** A complete trial, with the seconds from its start to each report and to the end. */
export type Recorded = {
  readonly trial: CompleteTrial;
  readonly reportedAt: readonly number[];
  readonly seconds: number;
};

/** Returns the report times of each complete trial, from the events of its study. */
export function recorded(events: readonly StudyEvent[], trials: readonly CompleteTrial[]): Recorded[] {
  return trials.map((trial) => ({
    trial,
    reportedAt: events.flatMap((event) =>
      event.kind === 'report' && event.trial === trial.number ? [(event.at - trial.began) / 1000] : [],
    ),
    seconds: (trial.seen - trial.began) / 1000,
  }));
}

export type Replay = {
  /** Minimum among the trials that ran to their end. */
  readonly best: number;
  /** Shares of the time, and of the steps, that all trials take without pruning. */
  readonly timeShare: number;
  readonly stepShare: number;
};

/**
 * Simulates successive halving on finished trials, one after the other. The result is exact if the
 * trials' parameters did not depend on earlier results, as with random proposals.
 */
export function replay(all: readonly Recorded[]): Replay {
  const seen: Trial[] = [];
  let [seconds, steps, best] = [0, 0, Number.POSITIVE_INFINITY];
  for (const { trial, reportedAt, seconds: whole } of all) {
    const end = stopsAfter(trial, seen);
    const reports = trial.reports.slice(0, end);
    const complete = end === trial.reports.length;
    seen.push(complete ? trial : { ...trial, state: 'pruned', reports });
    seconds += complete ? whole : reportedAt[end - 1];
    steps += end;
    if (complete) best = Math.min(best, trial.values[0]);
  }
  return {
    best,
    timeShare: seconds / all.reduce((sum, each) => sum + each.seconds, 0),
    stepShare: steps / all.reduce((sum, { trial }) => sum + trial.reports.length, 0),
  };
}

/**
 * Returns the number of reports after which a trial is stopped. If it is not stopped, or only after
 * the last report, this is the number of all reports.
 */
function stopsAfter(trial: Trial, others: readonly Trial[]): number {
  for (let count = 1; count < trial.reports.length; count++) {
    const soFar: Trial = { ...trial, state: 'running', reports: trial.reports.slice(0, count) };
    if (successiveHalvingPruner(soFar, others)) return count;
  }
  return trial.reports.length;
}
