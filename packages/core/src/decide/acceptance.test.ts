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
  // Further up the risk rises again, by chance among few: as much as possible is accepted.
  [0.02, 0.8],
])('where %f of the accepted may be wrong, what is at least %f sure is accepted', (maxError, threshold) => {
  expect(acceptanceThreshold(curve, maxError)).toBe(threshold);
});

test('where the curve never comes so low nothing is accepted, not even what is certain', () => {
  expect(acceptanceThreshold(curve, 0.01)).toBeGreaterThan(1);
  expect(acceptanceThreshold([], 0.5)).toBeGreaterThan(1);
});
