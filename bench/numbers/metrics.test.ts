import { expect, test } from 'vitest';
import { expectedCalibrationError, shareReadAtError, thresholdAccepting } from './metrics.ts';

const answers = (...pairs: [number, boolean][]) =>
  pairs.map(([confidence, right]) => ({ confidence, right }));

test('the share read keeps the error among accepted readings low', () => {
  const four = answers([0.9, true], [0.8, false], [0.7, true], [0.6, true]);
  expect(shareReadAtError(four, 0)).toBe(0.25);
  // One of four is a quarter: the later right ones compensate for the wrong one.
  expect(shareReadAtError(four, 0.25)).toBe(1);
  expect(shareReadAtError(answers([0.9, false]), 0.01)).toBe(0);
});

test('equal confidences are accepted or refused together', () => {
  expect(shareReadAtError(answers([0.9, true], [0.9, false], [0.8, true]), 0.4)).toBe(1);
  expect(shareReadAtError(answers([0.9, true], [0.9, false]), 0.01)).toBe(0);
});

test('calibration error is the mean distance between accuracy and confidence', () => {
  expect(expectedCalibrationError(answers([0.8, true]), 1)).toBeCloseTo(0.2);
  const halves = answers([0.5, true], [0.5, false], [0.9, true], [0.9, true]);
  expect(expectedCalibrationError(halves, 2)).toBeCloseTo(0.05);
  expect(expectedCalibrationError(halves, 1)).toBeCloseTo(0.05);
});

test('a threshold accepts at least its share', () => {
  const scores = Array.from({ length: 20 }, (_, i) => i / 20);
  expect(thresholdAccepting(scores, 0.95)).toBe(0.05);
  expect(thresholdAccepting([Number.NEGATIVE_INFINITY, 0.5], 0.95)).toBe(Number.NEGATIVE_INFINITY);
});
