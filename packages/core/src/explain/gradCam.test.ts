import { expect, test } from 'vitest';
import { gradCam } from './gradCam.ts';

const dims = [1, 2, 2, 2];
/** Channel 0 is active top left, channel 1 bottom right. */
const map = { dims, data: Float32Array.of(1, 0, 0, 0, 0, 0, 0, 2) };

test('channels are weighted by the mean of their gradient, with its sign', () => {
  const gradient = { dims, data: Float32Array.of(4, 0, 0, 0, -1, -1, -1, -1) };
  // Weights 1 and −1, at temperature 0.5 twice as much.
  const { side, values } = gradCam(map, gradient, 0.5);
  expect(side).toBe(28);
  expect(values[0]).toBeCloseTo(2, 6);
  expect(values.at(-1)).toBeCloseTo(-4, 6);
  expect(values[27]).toBe(0);
  // Halfway between the centres of all four cells: their mean; pixels are half a pixel away from
  // it.
  const middle = [13 * 28 + 13, 13 * 28 + 14, 14 * 28 + 13, 14 * 28 + 14].map((i) => values[i]);
  expect(middle.reduce((a, b) => a + b, 0) / 4).toBeCloseTo((2 - 4) / 4, 6);
});

test('cells are placed by the frame', () => {
  const gradient = { dims, data: Float32Array.of(1, 1, 1, 1, 0, 0, 0, 0) };
  const { values } = gradCam(map, gradient, 1, { stride: 4, origin: 3.5 });
  const row = [2, 3, 4, 5, 6, 7, 8].map((x) => values[28 * 3 + x]);
  [1, 1, 0.75, 0.5, 0.25, 0, 0].forEach((wanted, i) => {
    expect(row[i]).toBeCloseTo(wanted, 6);
  });
});
