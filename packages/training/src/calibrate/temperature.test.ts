import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { fitTemperature, meanNll } from './temperature.ts';

/** Labels drawn from softmax(logits): calibrated at temperature 1. */
function calibrated(n: number): { logits: Float32Array; labels: Uint8Array } {
  const random = createRandom(4);
  const logits = Float32Array.from({ length: n * 10 }, () => 2 * random.normal());
  const labels = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const weights = logits.subarray(i * 10, i * 10 + 10).map(Math.exp);
    labels[i] = draw(weights, random.next());
  }
  return { logits, labels };
}

/** The class in whose share of the sum `place` in [0, 1) falls. */
function draw(weights: Float32Array, place: number): number {
  const sum = weights.reduce((a, b) => a + b);
  let reached = 0;
  return weights.findIndex((weight) => {
    reached += weight / sum;
    return place < reached;
  });
}

test('finds the factor by which logits are overconfident', () => {
  const { logits, labels } = calibrated(5000);
  expect(fitTemperature(logits, labels)).toBeCloseTo(1, 1);
  expect(
    fitTemperature(
      logits.map((x) => 3 * x),
      labels,
    ),
  ).toBeCloseTo(3, 0);
  expect(
    fitTemperature(
      logits.map((x) => x / 4),
      labels,
    ),
  ).toBeCloseTo(0.25, 1);
});

test('neighbouring temperatures are no better', () => {
  const { logits, labels } = calibrated(500);
  const best = fitTemperature(logits, labels);
  const nll = meanNll(logits, labels, best);
  for (const factor of [0.9, 0.99, 1.01, 1.1])
    expect(meanNll(logits, labels, best * factor)).toBeGreaterThan(nll);
});
