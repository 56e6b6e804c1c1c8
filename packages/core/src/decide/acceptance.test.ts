import { expect, test } from 'vitest';
import { acceptanceThreshold } from './acceptance.ts';

const curve = [
  { minimumProbability: 0.1, risk: 0.2, coverage: 1 },
  { minimumProbability: 0.5, risk: 0.05, coverage: 0.8 },
  { minimumProbability: 0.8, risk: 0.02, coverage: 0.6 },
  { minimumProbability: 0.9, risk: 0.03, coverage: 0.3 },
];

test.each([
  [0.5, 0.1],
  [0.2, 0.1],
  [0.1, 0.5],
  [0.05, 0.5],
  // Further up, the risk rises again, by chance among few: as many readings as possible are
  // accepted.
  [0.02, 0.8],
])('with at most %f errors among accepted readings, the threshold is %f', (maxError, threshold) => {
  expect(acceptanceThreshold(curve, maxError)).toBe(threshold);
});

test('a curve that never falls that low accepts nothing, not even certain readings', () => {
  expect(acceptanceThreshold(curve, 0.01)).toBeGreaterThan(1);
  expect(acceptanceThreshold([], 0.5)).toBeGreaterThan(1);
});
