import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { conformalSets } from './conformal.ts';

/** Logits in which `label` has the probability `p` and all other digits the same. */
function rowOf(label: number, p: number): number[] {
  return Array.from({ length: 10 }, (_, digit) => Math.log(digit === label ? p : (1 - p) / 9));
}

test('the threshold is the (n + 1)(1 - coverage)-th smallest probability of the right digit', () => {
  const probabilities = Array.from({ length: 199 }, (_, i) => 0.5 + 0.002 * i);
  const logits = Float32Array.from(probabilities.flatMap((p) => rowOf(3, p)));
  const [ninety, ninetyNine] = conformalSets(logits, new Uint8Array(199).fill(3), 1);
  expect(ninety).toMatchObject({ coverage: 0.9 });
  expect(ninety.minimumProbability).toBeCloseTo(probabilities[19], 4);
  expect(ninetyNine).toMatchObject({ coverage: 0.99 });
  expect(ninetyNine.minimumProbability).toBeCloseTo(probabilities[1], 4);
});

test('a coverage that needs more digits is left out', () => {
  const logits = Float32Array.from(Array.from({ length: 20 }, () => rowOf(1, 0.9)).flat());
  expect(conformalSets(logits, new Uint8Array(20).fill(1), 1).map(({ coverage }) => coverage)).toEqual([0.9]);
});

test('new digits of the same kind are covered as often as promised', () => {
  const random = createRandom('conformal');
  const draw = (n: number) => Array.from({ length: n }, () => random.next());
  const logits = (ps: readonly number[]) => Float32Array.from(ps.flatMap((p) => rowOf(7, p)));
  const covered = Array.from({ length: 200 }, () => {
    const [set] = conformalSets(logits(draw(99)), new Uint8Array(99).fill(7), 1);
    return draw(100).filter((p) => p >= set.minimumProbability).length / 100;
  });
  const mean = covered.reduce((a, b) => a + b) / covered.length;
  // At least 0.9; the mean of 200 calibrations of 99 digits has a standard error of about 0.003.
  expect(mean).toBeGreaterThan(0.89);
  expect(mean).toBeLessThan(0.92);
});
