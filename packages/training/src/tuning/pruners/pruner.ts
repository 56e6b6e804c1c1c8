import type { Trial } from '../trial.ts';

/** Whether a trial is to stop after its newest report, given the other trials of the study. */
export type Pruner = (trial: Trial, others: readonly Trial[]) => boolean;
