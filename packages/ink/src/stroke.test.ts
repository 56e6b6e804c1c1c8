import { expect, test } from 'vitest';
import { type Stroke, staysWithin } from './stroke.ts';

const stroke = (...places: [x: number, y: number][]): Stroke => ({
  points: places.map(([x, y]) => ({ x, y, pressure: 0.5 })),
  measured: false,
});

test('a stroke stays within a distance that none of its points exceeds, even if it returns', () => {
  expect(staysWithin(stroke([10, 10]), 0)).toBe(true);
  expect(staysWithin(stroke([10, 10], [13, 14]), 5)).toBe(true);
  expect(staysWithin(stroke([10, 10], [13, 15]), 5)).toBe(false);
  expect(staysWithin(stroke([10, 10], [40, 10], [10, 10]), 5)).toBe(false);
});
