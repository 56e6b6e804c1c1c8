import { quantile } from '@cifra/core/base/quantile.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { mean } from '../evaluation/metrics/scoringRules.ts';
import { bootstrapIntervals } from './bootstrap.ts';

const random = createRandom(5);
const values = Float64Array.from({ length: 400 }, () => random.normal());
const meanOf = (data: ArrayLike<number>) => (weights: Float64Array) => [mean(data, weights)];

test('the interval of a mean is about ±1.96 standard errors', () => {
  const [[low, high]] = bootstrapIntervals({ n: 400 }, meanOf(values));
  const centre = mean(values);
  expect((high - low) / 2).toBeGreaterThan(0.085);
  expect((high - low) / 2).toBeLessThan(0.11);
  expect((high + low) / 2).toBeCloseTo(centre, 1);
});

test('digits that a writer repeats add no evidence', () => {
  const repeated = Float64Array.from({ length: 4000 }, (_, i) => values[Math.floor(i / 10)]);
  const groups = Int32Array.from(repeated, (_, i) => Math.floor(i / 10));
  const [byWriter] = bootstrapIntervals({ n: 4000, groups }, meanOf(repeated));
  const [once] = bootstrapIntervals({ n: 400 }, meanOf(values));
  expect(byWriter[0]).toBeCloseTo(once[0], 10);
  expect(byWriter[1]).toBeCloseTo(once[1], 10);
  const [naive] = bootstrapIntervals({ n: 4000 }, meanOf(repeated));
  expect(naive[1] - naive[0]).toBeLessThan(0.5 * (byWriter[1] - byWriter[0]));
});

test('the same seed draws the same, another seed does not', () => {
  const run = (seed: number) => bootstrapIntervals({ n: 400, seed, resamples: 50 }, meanOf(values));
  expect(run(1)).toEqual(run(1));
  expect(run(1)).not.toEqual(run(2));
});

test('each stratum is drawn separately: its size never changes; unknown writers are groups of one', () => {
  const strata = [0, 0, 0, 1, 1];
  const groups = [7, 7, -1, -1, 8];
  const sizes = bootstrapIntervals({ n: 5, strata, groups: groups.map(() => -1) }, (weights) => [
    weights[0] + weights[1] + weights[2],
    weights[3] + weights[4],
  ]);
  expect(sizes).toEqual([
    [3, 3],
    [2, 2],
  ]);
  bootstrapIntervals({ n: 5, groups, resamples: 20 }, (weights) => {
    expect(weights[0]).toBe(weights[1]);
    return [0];
  });
});

test('quantiles are linear between neighbours', () => {
  expect(quantile([1, 2, 4], 0.25)).toBe(1.5);
  expect(quantile([1, 2, 4], 1)).toBe(4);
});
