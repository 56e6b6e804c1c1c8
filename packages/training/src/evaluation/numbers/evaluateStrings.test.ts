import { expect, test } from 'vitest';
import { editDistance } from './editDistance.ts';
import { evaluateStrings } from './evaluateStrings.ts';

test.each([
  ['', '', 0],
  ['12', '', 2],
  ['1234', '124', 1],
  ['124', '1234', 1],
  ['1234', '1334', 1],
  ['1234', '2134', 2],
  ['kitten', 'sitting', 3],
])('from %j to %j are %i edits', (from, to, edits) => {
  expect(editDistance(from, to)).toBe(edits);
  expect(editDistance(to, from)).toBe(edits);
});

const strings = [
  { name: 'a', wanted: '1234', read: '1234', probability: 0.9 },
  { name: 'b', wanted: '56', read: '56', probability: 0.8 },
  { name: 'c', wanted: '789', read: '78', probability: 0.7 },
  { name: 'd', wanted: '1', read: '?', probability: 0.95 },
];
const curve = [
  { minimumProbability: 0.6, risk: 0.03, coverage: 1 },
  { minimumProbability: 0.85, risk: 0.005, coverage: 0.5 },
];

test('four strings by hand', () => {
  const found = evaluateStrings({ name: 'four', about: { kind: 'synthetic' }, strings }, curve, {
    resamples: 200,
    seed: 1,
  });
  expect(found.accuracy).toMatchObject({ value: 0.5, n: 4 });
  expect(found.digitErrors).toMatchObject({ edits: 2, digits: 10, value: 0.2 });
  expect(found.digitErrors.interval95[0]).toBeLessThan(0.2);
  expect(found.digitErrors.interval95[1]).toBeGreaterThan(0.2);
  expect(found.stringsByEdits).toEqual([2, 2]);
  expect(found.calibration.brier).toBeCloseTo((0.1 ** 2 + 0.2 ** 2 + 0.7 ** 2 + 0.95 ** 2) / 4, 12);
  expect(found.calibration.logLoss).toBeCloseTo(
    -(Math.log(0.9) + Math.log(0.8) + Math.log(0.3) + Math.log(0.05)) / 4,
    12,
  );
  // One string per bin: 0.7 and 0.95 were predicted for wrong ones, 0.8 and 0.9 for right ones.
  expect(found.calibration.expectedCalibrationError).toBeCloseTo((0.7 + 0.2 + 0.1 + 0.95) / 4, 12);
  // 1/1, 1/2, 1/3, 2/4 are wrong of the 1, 2, 3, 4 most confident.
  expect(found.riskCoverage.area).toBeCloseTo((1 + 1 / 2 + 1 / 3 + 1 / 2) / 4, 12);
  expect(found.mistakes.map(({ name }) => name)).toEqual(['d', 'c']);
  const [strict, usual, loose] = found.acceptance;
  expect(strict).toMatchObject({ minimumProbability: 2, refused: { value: 1 }, wrong: { value: 0, n: 0 } });
  // "?" is refused, whatever its probability.
  expect(usual).toMatchObject({
    minimumProbability: 0.85,
    refused: { value: 0.75 },
    wrong: { value: 0, n: 1 },
  });
  expect(loose).toMatchObject({
    minimumProbability: 0.6,
    refused: { value: 0.25 },
    wrong: { value: 1 / 3, n: 3 },
  });
});
