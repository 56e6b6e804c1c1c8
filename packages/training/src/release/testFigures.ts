import type { Figure } from '@cifra/core/model/manifest.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { loadDataset } from '../data/sources/load.ts';
import { predict, scoreLogits } from '../learn/validation.ts';
import { wilsonInterval } from '../statistics/wilson.ts';

/** The test sets on which a released model is measured, once, after all choices are made. */
export const TEST_SETS = ['mnist', 'usps'] as const;
export type TestSet = (typeof TEST_SETS)[number];

export type Measured = Pick<Figure, 'name' | 'data' | 'metric' | 'value' | 'n' | 'interval95'>;

/** Accuracy of one model on a test set, with Wilson's 95 % interval. */
export async function testAccuracy(
  model: Uint8Array,
  set: TestSet,
  { root, runtime }: { readonly root: string; readonly runtime: Runtime },
): Promise<Measured> {
  const dataset = await loadDataset(set, 'test', { root });
  const { n, mistakes } = scoreLogits(await predict(model, dataset, runtime), dataset.labels);
  const value = (n - mistakes) / n;
  return {
    name: `${set} test accuracy`,
    data: dataset.name,
    metric: 'accuracy',
    value,
    n,
    interval95: wilsonInterval(n - mistakes, n),
  };
}

/**
 * Two-sided 95 % quantiles of Student's t for 1, 2, … degrees of freedom (Fisher & Yates's table).
 */
const STUDENT = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];

/** Mean over runs that differ only in their seed, with Student's 95 % interval of that mean. */
export function meanOfSeeds(runs: readonly Measured[]): Measured {
  const k = runs.length;
  const t = STUDENT[k - 2];
  if (t === undefined) throw new Error(`meanOfSeeds: got ${k} runs, expected 2 to ${STUDENT.length + 1}`);
  const mean = runs.reduce((sum, { value }) => sum + value, 0) / k;
  const variance = runs.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / (k - 1);
  const half = t * Math.sqrt(variance / k);
  return {
    ...runs[0],
    name: `${runs[0].name}, mean of ${k} seeds`,
    value: mean,
    interval95: [mean - half, Math.min(1, mean + half)],
  };
}
