import { expect, test } from 'vitest';
import { addNoise } from './noise.ts';

test('noise is even, within its range, and repeats with its seed', () => {
  const ink = new Float32Array(784).fill(0.5);
  addNoise(ink, 0.1, 12345);
  const again = new Float32Array(784).fill(0.5);
  addNoise(again, 0.1, 12345);
  expect(again).toEqual(ink);
  expect(Math.min(...ink)).toBeGreaterThanOrEqual(0.4 - 1e-6);
  expect(Math.max(...ink)).toBeLessThanOrEqual(0.6 + 1e-6);
  expect(ink.reduce((a, b) => a + b) / 784).toBeCloseTo(0.5, 1);
  const spread = Math.sqrt(ink.reduce((a, b) => a + (b - 0.5) ** 2, 0) / 784);
  expect(spread).toBeCloseTo(0.1 / Math.sqrt(3), 2);
});
