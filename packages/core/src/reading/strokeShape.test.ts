import { expect, test } from 'vitest';
import { drawStrokes, rasterOf, sheet } from '../testing/pen.ts';
import { strokeShape } from './strokeShape.ts';

const SIZE = 32;

/** A strip with one stroke, and the part from one column to another. */
function shapeOf(from: readonly [number, number], to: readonly [number, number], left = 0, right = SIZE) {
  const strip = rasterOf(drawStrokes(sheet(SIZE), [[from, to]], 3));
  const bounds = (x: number) => new Int32Array(SIZE).fill(x);
  return strokeShape(strip, { left: bounds(left), right: bounds(right), cut: 'free', tied: false });
}

test('an upright stroke does not lean, is slender, and as high as drawn', () => {
  const shape = shapeOf([16, 6], [16, 26]);
  expect(shape?.lean).toBeCloseTo(0, 2);
  expect(shape?.slenderness).toBeGreaterThan(5);
  expect(shape?.height).toBeGreaterThanOrEqual(22);
  expect(shape?.height).toBeLessThanOrEqual(24);
});

test('a slanted stroke leans by its columns for each row, to the right', () => {
  expect(shapeOf([22, 6], [10, 26])?.lean).toBeCloseTo(0.6, 1);
  expect(shapeOf([10, 6], [22, 26])?.lean).toBeCloseTo(-0.6, 1);
});

test('a part without ink has no shape', () => {
  expect(shapeOf([16, 6], [16, 26], 22, 30)).toBeNull();
});

test('columns beyond the strip are paper', () => {
  const within = shapeOf([16, 6], [16, 26]);
  const beyond = shapeOf([16, 6], [16, 26], -3, SIZE + 3);
  for (const value of Object.values(beyond ?? {})) expect(value).not.toBeNaN();
  expect(beyond?.height).toBe(within?.height);
});
