import { expect, test } from 'vitest';
import { linearAxis, logAxis } from './axis.ts';

test.each([
  [
    [0, 100],
    [0, 20, 40, 60, 80, 100],
  ],
  [
    [-60, 60],
    [-60, -40, -20, 0, 20, 40, 60],
  ],
  [
    [0, 1.43],
    [0, 0.5, 1, 1.5],
  ],
  [
    [0.613, 1],
    [0.6, 0.7, 0.8, 0.9, 1],
  ],
  [
    [0.99999, 1],
    [0.99999, 0.999992, 0.999994, 0.999996, 0.999998, 1],
  ],
  [[0, 0], [0, 0.2, 0.4, 0.6, 0.8, 1].slice(0, 2)],
] as const)('round ticks of %j', (range, ticks) => {
  expect(linearAxis(range, 0, 100).ticks).toEqual(ticks);
});

test('the ends of the axis are the ends of the line', () => {
  const { place } = linearAxis([0, 10], 250, 20);
  expect([place(0), place(10), place(5)]).toEqual([250, 20, 135]);
});

test.each([
  [
    [0.2, 3],
    [0.2, 0.5, 1, 2],
  ],
  [
    [0.001, 100],
    [0.001, 0.01, 0.1, 1, 10, 100],
  ],
] as const)('logarithmic ticks of %j', (range, ticks) => {
  expect(logAxis(range, 0, 100).ticks.map((tick) => Number(tick.toPrecision(6)))).toEqual(ticks);
});

test('equal ratios are equal distances', () => {
  const { place } = logAxis([1, 100], 0, 100);
  expect(place(10) - place(1)).toBeCloseTo(place(100) - place(10), 0);
});
