import { createRandom } from '@cifra/core/random/random.ts';
import { describe, expect, test } from 'vitest';
import { checkSpace } from '../checkSpace.ts';
import type { Params } from '../space.ts';
import { SAMPLERS } from '../storage/events.ts';
import { createSampler } from '../study.ts';
import { endedTrial, samplerContract } from '../testing/samplerContract.ts';
import type { Trial } from '../trial.ts';
import { quasiRandomSampler } from './quasiRandomSampler.ts';
import { randomSampler } from './randomSampler.ts';
import type { Sampler } from './sampler.ts';
import { recency } from './tpe/parzen.ts';
import { splitTrials } from './tpe/split.ts';
import { tpeSampler } from './tpe/tpeSampler.ts';

for (const sampler of SAMPLERS) {
  samplerContract(sampler, (space, objectives, seed) =>
    createSampler({ sampler, space, seed, objectives: new Array<string>(objectives).fill('value') }),
  );
}

test('quasi-random: eight trials have one value in each eighth of every parameter; too many parameters are refused', () => {
  const space = checkSpace({ x: { kind: 'float', low: 0, high: 8 }, y: { kind: 'float', low: 0, high: 8 } });
  const sampler = quasiRandomSampler(space, 4);
  const points = Array.from({ length: 8 }, (_, number) =>
    sampler({ space, trials: [], number, random: createRandom(0) }),
  );
  for (const key of ['x', 'y']) {
    expect(points.map((params) => Math.floor(Number(params[key]))).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  }
  const many = Object.fromEntries(
    Array.from({ length: 33 }, (_, i) => [`p${i}`, { kind: 'float', low: 0, high: 1 } as const]),
  );
  expect(() => quasiRandomSampler(many, 1)).toThrow('got 33 parameters, expected at most 32');
});

describe('TPE', () => {
  const space = checkSpace({
    x: { kind: 'float', low: -10, high: 10 },
    y: { kind: 'float', low: -10, high: 10 },
  });
  /** The best of 40 trials of a bowl, for each of 20 seeds. */
  const bests = (sampler: Sampler, value = ([x, y]: number[]) => (x - 3) ** 2 + (y + 4) ** 2) =>
    Array.from({ length: 20 }, (_, seed) => {
      const trials: Trial[] = [];
      for (let number = 0; number < 40; number++) {
        const params = sampler({ space, trials, number, random: createRandom(seed).split(number) });
        trials.push(endedTrial(number, params, [value([Number(params.x), Number(params.y)])]));
      }
      return Math.min(...trials.map(({ values }) => values![0]));
    }).sort((a, b) => a - b);

  test('finds the minimum of a bowl more precisely than random search, in the median and in the worst quarter', () => {
    const [ours, chance] = [bests(tpeSampler(1)), bests(randomSampler)];
    expect(ours[10]).toBeLessThan(chance[10] / 3);
    expect(ours[15]).toBeLessThan(chance[10]);
  });

  test('a group learns from the trials that had only its parameters', () => {
    const conditional = checkSpace({
      kind: { kind: 'categorical', choices: ['a', 'b'] },
      a: { kind: 'float', low: 0, high: 1, when: { kind: ['a'] } },
      b: { kind: 'float', low: 0, high: 1, when: { kind: ['b'] } },
    });
    // Kind a is good near 0.8, kind b nowhere.
    const trials = Array.from({ length: 60 }, (_, number) => {
      const x = createRandom(number).next();
      const params: Params = number % 2 ? { kind: 'b', b: x } : { kind: 'a', a: x };
      return endedTrial(number, params, [number % 2 ? 2 : Math.abs(x - 0.8)]);
    });
    const proposed = Array.from({ length: 40 }, (_, i) =>
      tpeSampler(1)({ space: conditional, trials, number: 60, random: createRandom(i) }),
    );
    const withA = proposed.filter(({ kind }) => kind === 'a');
    expect(withA.length).toBeGreaterThan(30);
    expect(withA.filter(({ a }) => Math.abs(Number(a) - 0.8) < 0.2).length).toBeGreaterThan(
      0.8 * withA.length,
    );
  });

  test('avoids points that other workers are running', () => {
    const trials = Array.from({ length: 40 }, (_, i) => {
      const params = randomSampler({ space, trials: [], number: i, random: createRandom(i) });
      return endedTrial(i, params, [Math.hypot(Number(params.x) - 3, Number(params.y) + 4)]);
    });
    const best = trials.toSorted((a, b) => a.values![0] - b.values![0])[0].params;
    const busy = Array.from({ length: 10 }, (_, i): Trial => {
      const { values: _values, ...rest } = endedTrial(40 + i, best, []);
      return { ...rest, state: 'running' };
    });
    const close = (seen: Trial[]) => {
      const proposed = Array.from({ length: 200 }, (_, i) =>
        tpeSampler(1)({ space, trials: seen, number: 50, random: createRandom(i) }),
      );
      return proposed.filter(
        ({ x, y }) => Math.hypot(Number(x) - Number(best.x), Number(y) - Number(best.y)) < 1.5,
      ).length;
    };
    expect(close([...trials, ...busy])).toBeLessThan(close(trials) / 2);
  });

  test('the good trials of several objectives: complete ranks, then the greedy subset of the next', () => {
    const values = [
      [1, 9],
      [9, 1],
      [5, 5],
      [4.9, 5.2],
      [6, 6],
      ...Array.from({ length: 25 }, (_, i) => [10 + i, 10]),
    ];
    const { good, bad } = splitTrials(
      values.map((each, i) => endedTrial(i, {}, each)),
      2,
    );
    expect(good.map(({ number }) => number)).toEqual([0, 1, 2]);
    expect(bad).toHaveLength(27);
  });

  test('pruned trials come after complete ones, later pruning is better; failed and running ones are bad, abandoned ones unknown', () => {
    const base = { params: {}, worker: '', began: 0, seen: 0 };
    const trials: Trial[] = [
      { ...base, number: 0, state: 'failed', reports: [], reason: '' },
      { ...base, number: 1, state: 'pruned', reports: [{ step: 1, value: 0 }] },
      { ...base, number: 2, state: 'pruned', reports: [{ step: 4, value: 9 }] },
      { ...base, number: 3, state: 'running', reports: [] },
      { ...base, number: 4, state: 'abandoned', reports: [] },
      ...Array.from(
        { length: 10 },
        (_, i): Trial => ({ ...base, number: 5 + i, state: 'pruned', reports: [] }),
      ),
      { ...base, number: 15, state: 'complete', reports: [], values: [5] },
    ];
    const { good, bad } = splitTrials(trials, 1);
    expect(good.map(({ number }) => number)).toEqual([2, 15]);
    expect(bad.map(({ number }) => number)).toEqual([0, 1, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  });

  test('older trials have less weight once there are more than 25', () => {
    expect(recency(3)).toEqual([1, 1, 1]);
    expect(recency(28)).toEqual([1 / 28, expect.closeTo((1 + 1 / 28) / 2, 12), 1, ...new Array(25).fill(1)]);
  });
});
