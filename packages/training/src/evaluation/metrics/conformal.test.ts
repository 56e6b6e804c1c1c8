import { expect, test } from 'vitest';
import { conformalReports } from '../report/conformalReport.ts';
import { answersOf } from './answers.ts';
import { conformalCoverage, conformalThreshold } from './conformalCoverage.ts';

/** Digits whose right class has probability p; the rest goes to the next digit. */
function digits(probabilities: readonly number[], labels: readonly number[]) {
  const logits = probabilities.flatMap((p, i) =>
    Array.from({ length: 10 }, (_, digit) => {
      if (digit === labels[i]) return Math.log(p);
      return digit === (labels[i] + 1) % 10 ? Math.log(1 - p) : -40;
    }),
  );
  return answersOf(Float32Array.from(logits), Uint8Array.from(labels), 1);
}

test('sets of at least 30 %, by hand', () => {
  const answers = digits([0.9, 0.6, 0.4, 0.1], [0, 0, 1, 1]);
  const found = conformalCoverage(answers, 0.3);
  expect(found).toMatchObject({ n: 4, covered: 3, meanSize: 6 / 4 });
  expect(found.classes[0]).toEqual({ n: 2, covered: 2 });
  expect(found.classes[1]).toEqual({ n: 2, covered: 1 });
});

test('the threshold is the ⌊(n+1)(1-coverage)⌋-th lowest; too few digits give none', () => {
  const answers = digits([0.9, 0.8, 0.7, 0.6, 0.55, 0.95, 0.85, 0.75, 0.65], Array(9).fill(3));
  expect(conformalThreshold(answers, 0.9)).toBeCloseTo(0.55, 5);
  expect(conformalThreshold(answers, 0.8)).toBeCloseTo(0.6, 5);
  expect(conformalThreshold(answers, 0.99)).toBeUndefined();
});

test('a bundle’s own sets are used; without them each half calibrates the other', () => {
  const answers = digits(
    Array.from({ length: 40 }, (_, i) => 0.99 - i / 100),
    Array.from({ length: 40 }, (_, i) => i % 10),
  );
  const own = conformalReports(answers, [{ coverage: 0.95, minimumProbability: 0.7 }], undefined);
  expect(own).toHaveLength(1);
  expect(own[0]).toMatchObject({ promised: 0.95, threshold: 'of the bundle', coverage: { n: 40 } });
  const crossed = conformalReports(answers, undefined, undefined);
  expect(crossed.map(({ promised }) => promised)).toEqual([0.9]);
  expect(crossed[0]).toMatchObject({ threshold: 'of the other half', coverage: { n: 40 } });
  expect(crossed[0].coverage.value).toBeGreaterThan(0.8);
});
