import { expect, test } from 'vitest';
import { linearAxis } from './axis.ts';

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
