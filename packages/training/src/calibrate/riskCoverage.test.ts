import { expect, test } from 'vitest';
import { riskCoverage, worstGroupRisk } from './riskCoverage.ts';

test('the curve of five answers, by hand', () => {
  const answers = [
    { probability: 0.6, right: false },
    { probability: 0.9, right: true },
    { probability: 0.8, right: false },
    { probability: 0.7, right: true },
    { probability: 0.7, right: true },
  ];
  // Two answers of 0.7 are accepted together or not at all.
  expect(riskCoverage(answers)).toEqual([
    { minimumProbability: 0.6, risk: 0.4, coverage: 1 },
    { minimumProbability: 0.7, risk: 0.25, coverage: 0.8 },
    { minimumProbability: 0.8, risk: 0.5, coverage: 0.4 },
    { minimumProbability: 0.9, risk: 0, coverage: 0.2 },
  ]);
});

test('of many answers about a hundred points are kept, including both ends', () => {
  const answers = Array.from({ length: 1000 }, (_, i) => ({ probability: i / 1000, right: i > 100 }));
  const curve = riskCoverage(answers);
  expect(curve.length).toBeLessThanOrEqual(101);
  expect(curve[0]).toEqual({ minimumProbability: 0, risk: 0.101, coverage: 1 });
  expect(curve.at(-1)).toEqual({ minimumProbability: 0.999, risk: 0, coverage: 0.001 });
});

const answered = (...list: readonly [probability: number, right: boolean][]) =>
  list.map(([probability, right]) => ({ probability, right }));

test('the worst of two groups decides the risk, all answers the coverage', () => {
  const good = answered([0.9, true], [0.8, true], [0.7, true], [0.6, true]);
  const bad = answered([0.9, true], [0.7, false]);
  expect(worstGroupRisk([good, bad])).toEqual([
    { minimumProbability: 0.6, risk: 0.5, coverage: 1 },
    { minimumProbability: 0.7, risk: 0.5, coverage: 0.83333 },
    { minimumProbability: 0.8, risk: 0, coverage: 0.5 },
    { minimumProbability: 0.9, risk: 0, coverage: 0.33333 },
  ]);
});

test('pictures without a number are one in 25, always wrong, and not in the coverage', () => {
  const numbers = answered([0.9, true], [0.8, true], [0.6, true]);
  const without = answered([0.85, false], [0.3, false]);
  // The two stand for 3 / 24 pictures, so each for 3 / 48.
  expect(worstGroupRisk([numbers], without)).toEqual([
    { minimumProbability: 0.6, risk: expect.closeTo(3 / 48 / (3 + 3 / 48), 5), coverage: 1 },
    { minimumProbability: 0.8, risk: expect.closeTo(3 / 48 / (2 + 3 / 48), 5), coverage: 0.66667 },
    { minimumProbability: 0.9, risk: 0, coverage: 0.33333 },
  ]);
});
