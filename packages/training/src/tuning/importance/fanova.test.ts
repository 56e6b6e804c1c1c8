import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { checkSpace } from '../checkSpace.ts';
import { randomSampler } from '../samplers/randomSampler.ts';
import { endedTrial } from '../testing/samplerContract.ts';
import type { CompleteTrial } from '../trial.ts';
import { importances, shares } from './fanova.ts';
import { growTree } from './tree.ts';

test('a tree by hand: a step along x, and a smaller one along y where x is large', () => {
  const leaves = [
    { low: [0, 0], high: [0.5, 1], value: 0 },
    { low: [0.5, 0], high: [1, 0.5], value: 4 },
    { low: [0.5, 0.5], high: [1, 1], value: 2 },
  ];
  // Mean 1.5, variance ½·1.5² + ¼·2.5² + ¼·0.5² = 2.75; along x 0 and 3: 1.5² = 2.25; along y 2 and 1: 0.25;
  // the rest is shared.
  expect(shares(leaves)).toEqual([expect.closeTo(2.25 / 2.75, 12), expect.closeTo(0.25 / 2.75, 12)]);
  expect(shares([{ low: [0], high: [1], value: 3 }])).toEqual([0]);
});

test('a tree’s leaves partition the space and have the values of the samples in them', () => {
  const random = createRandom(2);
  const samples = Array.from({ length: 50 }, () => ({
    point: [random.next(), random.next(), random.next()],
    value: random.normal(),
  }));
  const leaves = growTree(samples, random);
  const volume = leaves.reduce(
    (sum, { low, high }) => sum + high.reduce((v, end, i) => v * (end - low[i]), 1),
    0,
  );
  expect(volume).toBeCloseTo(1, 12);
  for (const { point, value } of samples) {
    const around = leaves.filter(({ low, high }) => point.every((x, i) => x >= low[i] && x < high[i]));
    expect(around.map((leaf) => leaf.value)).toEqual([value]);
  }
});

test('the shares of a sum are those of its terms’ variances', () => {
  const space = checkSpace({
    strong: { kind: 'float', low: 0, high: 1 },
    nothing: { kind: 'float', low: 0, high: 1 },
    weak: { kind: 'logFloat', low: 1, high: 10 },
    choice: { kind: 'categorical', choices: ['a', 'b', 'c'] },
  });
  const trials = Array.from({ length: 1000 }, (_, i) => {
    const params = randomSampler({ space, trials: [], number: i, random: createRandom(i) });
    return endedTrial(i, params, []) as CompleteTrial;
  });
  // Variances 16/12, 4/12 and 2/9 of 1.889.
  const values = trials.map(
    ({ params: { strong, weak, choice } }) =>
      4 * Number(strong) + 2 * Math.log10(Number(weak)) + (choice === 'b' ? 1 : 0),
  );
  const found = importances(space, trials, values);
  expect(found.map(({ parameter }) => parameter)).toEqual(['strong', 'weak', 'choice', 'nothing']);
  const wanted = [0.706, 0.176, 0.118, 0];
  for (const [i, { share }] of found.entries()) expect(Math.abs(share - wanted[i])).toBeLessThan(0.05);
});
