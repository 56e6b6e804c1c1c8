import { expect, test } from 'vitest';
import { crossed } from './crossed.ts';

const points = (...places: [x: number, y: number][]) => places.map(([x, y]) => ({ x, y, pressure: 0.5 }));
const ink = [
  { points: points([100, 100], [100, 200]), measured: true },
  { points: points([200, 100], [200, 200]), measured: true },
  { points: points([300, 150]), measured: true },
];

test('an eraser touches the strokes that its path crosses, however quick it is', () => {
  expect([...crossed(ink, points([50, 150], [250, 150]))]).toEqual([0, 1]);
  expect([...crossed(ink, points([305, 150]))]).toEqual([2]);
});

test('an eraser next to the ink touches nothing', () => {
  expect(crossed(ink, points([150, 50], [150, 250])).size).toBe(0);
  expect(crossed([], points([150, 50])).size).toBe(0);
});
