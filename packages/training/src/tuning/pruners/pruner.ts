import type { Trial } from '../trial.ts';

/**
 * Returns true if a trial should stop after its newest report, given the other trials of the study.
 */
export type Pruner = (trial: Trial, others: readonly Trial[]) => boolean;
