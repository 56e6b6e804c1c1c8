import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Fit, logisticRegression } from './logisticRegression.ts';

type Case = Fit & { readonly features: readonly number[][]; readonly isPositive: readonly boolean[] };

/** Made by scripts/references/logistic.py. */
const cases: Record<string, Case> = JSON.parse(
  readFileSync(new URL('./references/logistic.json', import.meta.url), 'utf8'),
);

test.each(Object.entries(cases))('the fit is that of scikit-learn: %s classes', (_, expected) => {
  const { weights, bias, scores } = logisticRegression(expected.features, expected.isPositive);
  expect(weights).toHaveLength(3);
  for (const [i, weight] of weights.entries()) expect(weight).toBeCloseTo(expected.weights[i], 6);
  expect(bias).toBeCloseTo(expected.bias, 5);
  for (const [i, score] of scores.entries()) expect(score).toBeCloseTo(expected.scores[i], 6);
});
