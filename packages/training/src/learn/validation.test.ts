import { expect, test } from 'vitest';
import { negativeLogLikelihood } from '../calibrate/temperature.ts';
import { scoreLogits } from './validation.ts';

/** Rows of ten logits, `value` at one place and 0 elsewhere. */
const rows = (...peaks: [place: number, value: number][]) =>
  Float32Array.from(
    peaks.flatMap(([place, value]) => Array.from({ length: 10 }, (_, i) => (i === place ? value : 0))),
  );

test.each([1, 3])('mistakes and log-likelihood by hand, the logits scaled by %d', (scale) => {
  const { n, mistakes, error, nll } = scoreLogits(
    rows([3, scale * Math.log(9)], [4, scale * Math.log(9)]),
    Uint8Array.of(3, 5),
  );
  expect({ n, mistakes, error }).toEqual({ n: 2, mistakes: 1, error: 0.5 });
  // At the best temperature, which is `scale`, p(3) = 9/18 of the first row and p(5) = 1/18 of the
  // second.
  expect(nll).toBeCloseTo((Math.log(2) + Math.log(18)) / 2, 6);
});

test('large logits do not overflow', () => {
  expect(negativeLogLikelihood(rows([0, 1e4]), 0)).toBe(0);
  expect(negativeLogLikelihood(rows([0, 1e4]), 1)).toBe(1e4);
  expect(negativeLogLikelihood(rows([0, 2]), 0, 2)).toBeCloseTo(Math.log(1 + 9 / Math.E), 6);
});

test('NaN logits are mistakes', () => {
  expect(scoreLogits(new Float32Array(10).fill(Number.NaN), Uint8Array.of(0)).mistakes).toBe(1);
});
