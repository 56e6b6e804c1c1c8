import { expect, test } from 'vitest';
import { expectedCalibrationError, reliability } from './reliability.ts';

test('two bins of equal mass, by hand', () => {
  const bins = reliability(Float64Array.of(0.9, 0.5, 0.7, 1), Uint8Array.of(0, 1, 0, 0), 2);
  expect(bins).toHaveLength(2);
  expect(bins[0]).toMatchObject({ n: 2, accuracy: 0.5 });
  expect(bins[0].confidence).toBeCloseTo(0.6, 12);
  expect(bins[1]).toMatchObject({ n: 2, confidence: 0.95, accuracy: 1 });
  expect(expectedCalibrationError(bins)).toBeCloseTo((0.1 + 0.05) / 2, 12);
});

test('more bins than digits: none is empty', () => {
  const bins = reliability(Float64Array.of(0.4, 0.8), Uint8Array.of(0, 0), 15);
  expect(bins.map(({ n }) => n)).toEqual([1, 1]);
  expect(expectedCalibrationError([])).toBe(0);
});
