import { readFileSync } from 'node:fs';
import { createRandom } from '@cifra/core/random/random.ts';
import { describe, expect, test } from 'vitest';
import { placeOf } from '../domain.ts';
import { nonDominationRanks } from '../front/domination.ts';
import { hypervolume, spanning } from '../front/hypervolume.ts';
import { medianPruner } from '../pruners/median.ts';
import type { Pruner } from '../pruners/pruner.ts';
import { successiveHalvingPruner } from '../pruners/successiveHalving.ts';
import { DIMENSIONS, scrambledSobol, sobolBits } from '../samplers/sobol.ts';
import { drawTruncated, truncatedLogDensity, truncatedMass } from '../samplers/tpe/normal.ts';
import { createParzen, logLikelihood, recency } from '../samplers/tpe/parzen.ts';
import type { Domain } from '../space.ts';
import type { Trial } from '../trial.ts';

type Columns = Readonly<Record<string, number[]>>;
type References = {
  sobol: number[][];
  truncated: {
    mean: number;
    deviation: number;
    at: number[];
    logDensity: number[];
    below: number[];
    average: number;
    spread: number;
  }[];
  mixtures: { seen: Columns; asked: Columns; logDensity: number[] }[];
  volumes: {
    points: number[][];
    reference: number[];
    volume: number;
    ranks: number[];
    front: number[][];
    chosen: number[];
  }[];
  pruning: { curves: number[][]; median: number[]; asha: number[] };
};
const references = JSON.parse(readFileSync(new URL('tuning.json', import.meta.url), 'utf8')) as References;

describe('Sobol’s points', () => {
  test('match SciPy', () => {
    const ours = references.sobol.map((_, index) =>
      Array.from({ length: DIMENSIONS }, (_, dimension) => sobolBits(index, dimension) / 2 ** 26),
    );
    expect(ours).toEqual(references.sobol);
  });

  test('scrambled, still have one point in each cell of a net, and differ for another seed', () => {
    for (const dimension of [0, 1, 7, DIMENSIONS - 1]) {
      const points = Array.from({ length: 64 }, (_, index) => scrambledSobol(index, dimension, 99));
      expect(points.map((x) => Math.floor(x * 64)).sort((a, b) => a - b)).toEqual(points.map((_, i) => i));
      expect(points[5]).not.toBe(scrambledSobol(5, dimension, 100));
    }
    // The first two dimensions are a (0, m, 2)-net: one point in each cell of 8 × 8, of 16 × 4, of
    // 2 × 32.
    for (const [across, up] of [
      [8, 8],
      [16, 4],
      [2, 32],
    ]) {
      const cells = Array.from({ length: 64 }, (_, index) => {
        const [x, y] = [scrambledSobol(index, 0, 1), scrambledSobol(index, 1, 2)];
        return Math.floor(x * across) * up + Math.floor(y * up);
      });
      expect(new Set(cells).size).toBe(64);
    }
  });
});

describe.each(references.truncated)('a normal around $mean, $deviation wide, within [0, 1]', (wanted) => {
  test('has SciPy’s density and probabilities', () => {
    for (const [i, x] of wanted.at.entries()) {
      expect(truncatedLogDensity(wanted, x)).toBeCloseTo(wanted.logDensity[i], 9);
      expect(truncatedMass(wanted, 0, x)).toBeCloseTo(wanted.below[i], 12);
    }
  });

  test('draws with SciPy’s mean and standard deviation', () => {
    const random = createRandom(5);
    const n = 20_000;
    const drawn = Array.from({ length: n }, () => drawTruncated(wanted, random.normal));
    const mean = drawn.reduce((a, b) => a + b) / n;
    const spread = Math.sqrt(drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n);
    expect(Math.abs(mean - wanted.average)).toBeLessThan((4 * wanted.spread) / Math.sqrt(n));
    expect(Math.abs(spread / wanted.spread - 1)).toBeLessThan(4 / Math.sqrt(n));
  });
});

test.each(references.mixtures)('the density of a mixture matches Optuna ($seen.a.length seen)', (wanted) => {
  const domains: Readonly<Record<string, Domain>> = {
    a: { kind: 'float', low: -2, high: 3 },
    b: { kind: 'logFloat', low: 1e-4, high: 1 },
    c: { kind: 'int', low: 2, high: 10, step: 2 },
    d: { kind: 'categorical', choices: [0, 1, 2] },
  };
  const names = Object.keys(wanted.seen);
  const places = (columns: Columns) =>
    columns.a.map((_, i) => names.map((name) => placeOf(domains[name], columns[name][i])));
  const seen = places(wanted.seen);
  const parzen = createParzen(
    names.map((name) => domains[name]),
    seen,
    recency(seen.length),
  );
  for (const [i, point] of places(wanted.asked).entries()) {
    // This code works on places in [0, 1]; Optuna on a, from −2 to 3, and on the logarithm of b,
    // 10⁻⁴ to 1.
    const slope = Math.log(5) + Math.log(Math.log(1e4));
    expect(logLikelihood(parzen, point) - slope).toBeCloseTo(wanted.logDensity[i], 6);
  }
});

test.each(references.volumes)('ranks, volume and the greedy subset match Optuna', (wanted) => {
  expect(nonDominationRanks(wanted.points)).toEqual(wanted.ranks);
  expect(hypervolume(wanted.points, wanted.reference)).toBeCloseTo(wanted.volume, 12);
  expect(spanning(wanted.front, wanted.chosen.length).sort((a, b) => a - b)).toEqual(wanted.chosen);
});

test.each([
  ['median', medianPruner],
  ['asha', successiveHalvingPruner],
] as const)('the pruner %s stops each trial where Optuna does', (name, pruner) => {
  expect(lengths(pruner, references.pruning.curves)).toEqual(references.pruning[name]);
});

/** Number of values that each trial reported before it was stopped, one trial after the other. */
function lengths(pruner: Pruner, curves: readonly (readonly number[])[]): number[] {
  const trials: Trial[] = [];
  for (const [number, curve] of curves.entries()) {
    let trial: Trial = {
      number,
      params: {},
      worker: '',
      state: 'running',
      reports: [],
      began: 0,
      seen: 0,
    };
    for (const [i, value] of curve.entries()) {
      trial = { ...trial, reports: [...trial.reports, { step: i + 1, value }] };
      if (i + 1 < curve.length && pruner(trial, trials)) break;
    }
    const whole = trial.reports.length === curve.length;
    trials.push({
      ...trial,
      ...(whole ? { state: 'complete', values: [curve.at(-1)!] } : { state: 'pruned' }),
    });
  }
  return trials.map(({ reports }) => reports.length);
}
