import { expect, test } from 'vitest';
import { inReadingOrder } from './readingOrder.ts';

/** A line of 40 by 20 at (x, y) of a page that is turned by an angle around its corner. */
const line = (name: string, x: number, y: number, angle = 0) => ({
  name,
  region: {
    x: x * Math.cos(angle) - y * Math.sin(angle),
    y: x * Math.sin(angle) + y * Math.cos(angle),
    width: 40,
    height: 20,
    angle,
  },
});

// Two columns; the right one is a little lower, as in hasty writing.
const places = [
  ['d', 200, 63],
  ['a', 20, 20],
  ['c', 20, 60],
  ['b', 200, 27],
  ['e', 120, 100],
] as const;

test.each([0, 0.1, Math.PI / 2, Math.PI, -2])('rows of a page turned by %d radians', (angle) => {
  const lines = places.map(([name, x, y]) => line(name, x, y, angle));
  expect(inReadingOrder(lines, angle).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('the steps of a staircase are rows of their own', () => {
  const stairs = [line('third', 0, 24), line('second', 50, 12), line('first', 100, 0)];
  expect(inReadingOrder(stairs, 0).map(({ name }) => name)).toEqual(['first', 'second', 'third']);
});
