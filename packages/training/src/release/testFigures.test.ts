import { expect, test } from 'vitest';
import { meanOfSeeds } from './testFigures.ts';

const run = (value: number) => ({
  name: 'mnist test accuracy',
  data: 'mnist test',
  metric: 'accuracy',
  value,
  n: 10_000,
  interval95: [0, 1] as const,
});

test('the mean of seeds has Student’s interval', () => {
  // By hand: mean 0.97, s = 0.01, half = 4.303 · 0.01 / √3 = 0.024843
  const mean = meanOfSeeds([run(0.96), run(0.97), run(0.98)]);
  expect(mean).toMatchObject({ name: 'mnist test accuracy, mean of 3 seeds', n: 10_000 });
  expect(mean.value).toBeCloseTo(0.97, 10);
  expect(mean.interval95[0]).toBeCloseTo(0.945157, 5);
  expect(mean.interval95[1]).toBeCloseTo(0.994843, 5);
});

test('one run has no mean of seeds', () => {
  expect(() => meanOfSeeds([run(0.9)])).toThrow('got 1 runs, expected 2 to 10');
});
