import type { Trial } from '../trial.ts';
import type { Pruner } from './pruner.ts';

/** One in so many goes on from a rung to the next, which is so many times as far (Li et al. 2018: 4). */
const REDUCTION = 4;
/** Step of the first rung. */
const FIRST = 1;

/**
 * Asynchronous successive halving (Li et al. 2018, A System for Massively Parallel Hyperparameter Tuning): a trial that reaches
 * step 1, 4, 16 … goes on when it is among the best quarter of those that reached it before. Trials are stopped instead of being
 * paused and promoted later; as long as fewer than four have come there, only the best so far goes on (as in Optuna).
 */
export const successiveHalvingPruner: Pruner = (trial, others) => {
  const { step, value } = trial.reports.at(-1)!;
  const before = trial.reports.at(-2)?.step ?? 0;
  return rungsBetween(before, step).some((rung) => {
    const values = others.flatMap((other) => valueAtRung(other, rung));
    const places = Math.max(1, Math.floor((values.length + 1) / REDUCTION));
    // NaN is better than nothing.
    return !(values.filter((each) => each < value).length < places) || Number.isNaN(value);
  });
};

/** The rungs after `before` and up to `step`. */
function rungsBetween(before: number, step: number): number[] {
  const rungs: number[] = [];
  for (let rung = FIRST; rung <= step; rung *= REDUCTION) if (rung > before) rungs.push(rung);
  return rungs;
}

/** What a trial had when it came to a rung, if it did. */
function valueAtRung({ reports }: Trial, rung: number): number[] {
  const reached = reports.find(({ step }) => step >= rung);
  return reached ? [reached.value] : [];
}
