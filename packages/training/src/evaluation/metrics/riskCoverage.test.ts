import { expect, test } from 'vitest';
import { areaUnderRiskCoverage, riskCoverageCurve, thinned } from './riskCoverage.ts';

test('four digits, the least confident wrong, by hand', () => {
  const curve = riskCoverageCurve(Float64Array.of(0.9, 0.6, 0.8, 0.7), Uint8Array.of(0, 1, 0, 0));
  expect(curve.map(({ coverage }) => coverage)).toEqual([0.25, 0.5, 0.75, 1]);
  expect(curve.map(({ risk }) => risk)).toEqual([0, 0, 0, 0.25]);
  expect(areaUnderRiskCoverage(curve, 4)).toBeCloseTo(0.25 / 4, 12);
});

test('digits of equal confidence have no order: the area is the error rate', () => {
  const confidence = Float64Array.of(0.9, 0.9, 0.9, 0.9);
  for (const wrong of [Uint8Array.of(1, 0, 0, 0), Uint8Array.of(0, 0, 0, 1)]) {
    const curve = riskCoverageCurve(confidence, wrong);
    expect(curve).toEqual([{ coverage: 1, risk: 0.25, minimumProbability: 0.9 }]);
    expect(areaUnderRiskCoverage(curve, 4)).toBeCloseTo(0.25, 12);
  }
});

test('a thinned curve keeps its end', () => {
  const points = Array.from({ length: 1001 }, (_, i) => i);
  expect(thinned(points, 100).at(-1)).toBe(1000);
  expect(thinned(points, 100).length).toBeLessThanOrEqual(101);
});
