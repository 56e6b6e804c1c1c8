import { expect, test } from 'vitest';
import { CHART, lossPoints } from './lossPath.ts';

const corners = (points: string) => points.split(' ').map((corner) => corner.split(',').map(Number));

test('a run at half of its steps fills the left half, with the highest loss at the top', () => {
  const points = corners(lossPoints([4, 3, 2, 1], 8));
  expect(points).toHaveLength(4);
  expect(points[0][1]).toBe(0);
  expect(points[3][1]).toBeCloseTo(CHART.height * 0.75, 1);
  expect(points.every(([x]) => x <= CHART.width / 2)).toBe(true);
});

test('many steps are reduced to a few points, each the mean of its part', () => {
  const losses = Array.from({ length: 800 }, (_, i) => (i % 2 ? 3 : 1));
  const points = corners(lossPoints(losses, 800));
  expect(points).toHaveLength(80);
  expect(new Set(points.map(([, y]) => y))).toEqual(new Set([0]));
});

test('there is no line before the first step', () => {
  expect(lossPoints([], 10)).toBe('');
});
