import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { betaSample, mixUp } from './mixup.ts';

test('rows and targets are blended with their mirror row by one share', () => {
  const rows = 3;
  const images = Float32Array.from({ length: rows * 784 }, (_, i) => (i < 784 ? 1 : 0));
  const targets = new Float32Array(rows * 10);
  targets[0] = targets[10 + 5] = targets[20 + 9] = 1;
  mixUp({ images, targets }, 1, createRandom(3));
  const share = images[0];
  expect(share).toBeGreaterThan(0);
  expect(share).toBeLessThan(1);
  expect(images[2 * 784]).toBeCloseTo(1 - share, 6);
  expect(targets[0]).toBeCloseTo(share, 6);
  expect(targets[9]).toBeCloseTo(1 - share, 6);
  expect([...targets.subarray(10, 20)]).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  for (let row = 0; row < rows; row++) {
    expect(targets.subarray(row * 10, row * 10 + 10).reduce((a, b) => a + b)).toBeCloseTo(1, 6);
  }
});

test.each([0.1, 0.4, 1, 3])('Beta(%d, same) has mean 1/2 and variance 1/(8a + 4)', (alpha) => {
  const random = createRandom(2);
  const draws = Array.from({ length: 4000 }, () => betaSample(alpha, random));
  const mean = draws.reduce((a, b) => a + b) / draws.length;
  const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length;
  expect(mean).toBeCloseTo(0.5, 1);
  expect(variance * (8 * alpha + 4)).toBeCloseTo(1, 1);
});
