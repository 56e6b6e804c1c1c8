import { median } from '@cifra/core/base/quantile.ts';
import { completeOf, type Trial } from '../trial.ts';
import type { Pruner } from './pruner.ts';

/** Complete trials needed before any trial is pruned. */
const STARTUP = 5;

/**
 * Stops a trial whose best value so far is worse than the median of complete trials at the same
 * step (Golovin et al. 2017, Google Vizier, section 3.2.2; as in Optuna, values at the step replace
 * running means).
 */
export const medianPruner: Pruner = (trial, others) => {
  const { step } = trial.reports.at(-1)!;
  const values = completeOf(others).flatMap((other) => valueAtStep(other, step));
  if (values.length < STARTUP) return false;
  return !(Math.min(...trial.reports.map(({ value }) => value)) <= median(values));
};

function valueAtStep({ reports }: Trial, step: number): number[] {
  return reports.filter((report) => report.step === step).map(({ value }) => value);
}
