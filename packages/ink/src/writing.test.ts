import { expect, test } from 'vitest';
import { PEN, type Stroke } from './stroke.ts';
import { penFor, writingHeights } from './writing.ts';

const stroke = (...places: [x: number, y: number][]): Stroke => ({
  points: places.map(([x, y]) => ({ x, y, pressure: 0.5 })),
  measured: true,
});
const upright = (x: number, y: number, height: number) => stroke([x, y], [x, y + height]);

test('the pen follows the height of the writing, between a thinnest and the usual one', () => {
  expect(penFor(400)).toBe(PEN);
  expect(penFor(26)).toBeLessThan(3);
  expect(penFor(26)).toBeLessThan(penFor(60));
  expect(penFor(0)).toBeGreaterThan(1);
});

test('a dot, a comma and a dash belong to the digits next to them', () => {
  const digit = upright(100, 100, 80);
  const dot = stroke([130, 178]);
  const comma = stroke([130, 176], [124, 194]);
  const dash = stroke([40, 140], [80, 140]);
  for (const mark of [dot, comma, dash]) expect(writingHeights([digit, mark])).toEqual([80, 80]);
});

test('a small line below a large one keeps its own height', () => {
  const large = upright(100, 40, 200);
  const small = upright(110, 300, 30);
  expect(writingHeights([large, small])).toEqual([200, 30]);
});
