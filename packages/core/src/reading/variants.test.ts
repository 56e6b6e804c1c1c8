import { expect, test } from 'vitest';
import { oneOrSeven } from '../testing/variants.ts';
import { barFeatures, flagFeatures } from './variants.ts';

test.each([-0.15, 0, 0.3])('a flag reaches over the stem of a 1 that leans by %d', (slant) => {
  const flagged = flagFeatures(oneOrSeven('flagged', slant));
  const stick = flagFeatures(oneOrSeven('stick', slant));
  expect(flagged?.overhang).toBeGreaterThan(0.15);
  expect(stick?.overhang).toBeLessThan(0.06);
});

test.each([-0.15, 0, 0.3])('a bar sticks out on both sides of the stem of a 7 that leans by %d', (slant) => {
  const barred = barFeatures(oneOrSeven('barredSeven', slant));
  const plain = barFeatures(oneOrSeven('plainSeven', slant));
  expect(barred?.left).toBeGreaterThan(0.1);
  expect(barred?.right).toBeGreaterThan(0.1);
  expect(barred?.wide).toBeGreaterThan(0.3);
  expect(plain?.left).toBeLessThan(0.06);
  expect(plain?.right).toBeLessThan(0.06);
  expect(plain?.wide).toBeLessThan(0.1);
});

test('lengths are shares of the height of the ink: a pen 4 wide on a stroke 44 high', () => {
  expect(flagFeatures(oneOrSeven('stick'))?.pen).toBeCloseTo(4 / 44, 1);
});

test('an empty frame has no features', () => {
  expect(flagFeatures(new Float32Array(784))).toBeNull();
  expect(barFeatures(new Float32Array(784))).toBeNull();
});
