import { expect, test } from 'vitest';
import { withinPaper } from './withinPaper.ts';

const paper = { width: 100, height: 50 };
const path = (...places: [x: number, y: number][]) => places.map(([x, y]) => ({ x, y, pressure: 0.5 }));
const places = (parts: readonly (readonly { x: number; y: number }[])[]) =>
  parts.map((part) => part.map(({ x, y }) => [x, y]));

test('a path on the paper stays as it is', () => {
  const whole = path([0, 0], [50, 25], [100, 50]);
  expect(withinPaper(whole, paper)).toEqual([whole]);
  expect(withinPaper(path([40, 40]), paper)).toEqual([path([40, 40])]);
});

test('a path that leaves the paper ends at the edge, and starts again where it comes back', () => {
  const parts = withinPaper(path([90, 10], [110, 10], [110, 30], [90, 30]), paper);
  expect(places(parts)).toEqual([
    [
      [90, 10],
      [100, 10],
    ],
    [
      [100, 30],
      [90, 30],
    ],
  ]);
});

test('a path through a corner ends at the edge that it meets first; a path outside has no part', () => {
  expect(places(withinPaper(path([90, 40], [110, 80]), paper))).toEqual([
    [
      [90, 40],
      [95, 50],
    ],
  ]);
  expect(withinPaper(path([110, 10], [120, 10]), paper)).toEqual([]);
});
