import type { Trial } from '../trial.ts';
import type { Pruner } from './pruner.ts';

/**
 * Reduction factor: at each rung, one in this many trials continues to the next rung, whose step is
 * this many times higher (Li et al. 2018: 4).
 */
const REDUCTION = 4;
/** Step of the first rung. */
const FIRST = 1;

/**
 * Asynchronous successive halving (Li et al. 2018, A System for Massively Parallel Hyperparameter
 * Tuning): a trial that reaches step 1, 4, 16 … continues if it is among the best quarter of those
 * that reached it before. Trials are stopped instead of paused and promoted later. While fewer than
 * four have reached a rung, only the best so far continues (as in Optuna).
 */
export const successiveHalvingPruner: Pruner = (trial, others) => {
  const { step, value } = trial.reports.at(-1)!;
  const before = trial.reports.at(-2)?.step ?? 0;
  return rungsBetween(before, step).some((rung) => {
    const values = others.flatMap((other) => valueAtRung(other, rung));
    const places = Math.max(1, Math.floor((values.length + 1) / REDUCTION));
    // A trial with NaN ranks last.
    return !(values.filter((each) => each < value).length < places) || Number.isNaN(value);
  });
};

/** The rungs after `before` and up to `step`. */
function rungsBetween(before: number, step: number): number[] {
  const rungs: number[] = [];
  for (let rung = FIRST; rung <= step; rung *= REDUCTION) if (rung > before) rungs.push(rung);
  return rungs;
}

/** The value of a trial when it reached a rung; undefined if it did not. */
function valueAtRung({ reports }: Trial, rung: number): number[] {
  const reached = reports.find(({ step }) => step >= rung);
  return reached ? [reached.value] : [];
}
