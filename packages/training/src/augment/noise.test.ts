import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { addNoise, addSomeNoise } from './noise.ts';

test('noise is uniform, within its range, and repeats with its seed', () => {
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

test('some noise: with the requested probability, of every strength up to the range', () => {
  const strengths = Array.from({ length: 400 }, (_, seed) => {
    const ink = new Float32Array(784).fill(0.5);
    addSomeNoise(ink, createRandom(seed), { probability: 0.5, range: 0.4 });
    return Math.max(...ink) - 0.5;
  });
  const noisy = strengths.filter((strength) => strength > 0);
  expect(noisy.length).toBeGreaterThan(160);
  expect(noisy.length).toBeLessThan(240);
  expect(Math.max(...noisy)).toBeGreaterThan(0.35);
  expect(Math.max(...noisy)).toBeLessThanOrEqual(0.4);
  expect(noisy.filter((strength) => strength < 0.2).length).toBeGreaterThan(noisy.length / 4);
});
