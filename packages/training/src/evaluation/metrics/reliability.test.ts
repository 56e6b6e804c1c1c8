import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { errorIfExact, expectedCalibrationError, reliability } from './reliability.ts';

test('two bins of equal mass, by hand', () => {
  const bins = reliability(Float64Array.of(0.9, 0.5, 0.7, 1), Uint8Array.of(0, 1, 0, 0), 2);
  expect(bins).toHaveLength(2);
  expect(bins[0]).toMatchObject({ n: 2, accuracy: 0.5 });
  expect(bins[0].confidence).toBeCloseTo(0.6, 12);
  expect(bins[1]).toMatchObject({ n: 2, confidence: 0.95, accuracy: 1 });
  expect(expectedCalibrationError(bins)).toBeCloseTo((0.1 + 0.05) / 2, 12);
});

test('more bins than digits: no bin is empty', () => {
  const bins = reliability(Float64Array.of(0.4, 0.8), Uint8Array.of(0, 0), 15);
  expect(bins.map(({ n }) => n)).toEqual([1, 1]);
  expect(expectedCalibrationError([])).toBe(0);
});

test('by chance: of two digits with probability one half, one is right half the time, both or none the other half', () => {
  // One bin per digit has the error ½ for any draw; one bin of two would have 0 or ½.
  expect(errorIfExact(Float64Array.of(0.5, 0.5), { resamples: 200, seed: 1 })).toEqual([0.5, 0.5]);
  expect(errorIfExact(Float64Array.of(1, 1, 1), { resamples: 200, seed: 1 })).toEqual([0, 0]);
});

test('by chance: normal errors in 15 bins match the half-normal mean', () => {
  const n = 15_000;
  const claimed = new Float64Array(n).fill(0.8);
  const [low, high] = errorIfExact(claimed, { resamples: 400, seed: 3 });
  // Each bin's gap is |N(0, σ)| with σ = √(p (1 - p) / 1000); their mean is σ √(2/π), its standard
  // deviation σ √((1 - 2/π) / 15).
  const sigma = Math.sqrt((0.8 * 0.2) / 1000);
  const [middle, spread] = [sigma * Math.sqrt(2 / Math.PI), sigma * Math.sqrt((1 - 2 / Math.PI) / 15)];
  expect((low + high) / 2).toBeCloseTo(middle, 3);
  expect(high - low).toBeGreaterThan(3 * spread);
  expect(high - low).toBeLessThan(5 * spread);
});

test('exact probabilities are within the range of chance, probabilities too high by a tenth far beyond', () => {
  const random = createRandom(5);
  const truth = Float64Array.from({ length: 3000 }, () => 0.5 + 0.4 * random.next());
  const wrong = Uint8Array.from(truth, (p) => (random.next() < p ? 0 : 1));
  const chance = { resamples: 300, seed: 2 };
  const [low, high] = errorIfExact(truth, chance);
  const found = expectedCalibrationError(reliability(truth, wrong));
  expect(found).toBeGreaterThan(low);
  expect(found).toBeLessThan(high);
  const claimed = truth.map((p) => p + 0.1);
  const [, most] = errorIfExact(claimed, chance);
  expect(expectedCalibrationError(reliability(claimed, wrong))).toBeGreaterThan(2 * most);
});
