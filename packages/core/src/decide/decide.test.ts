import { expect, test } from 'vitest';
import { decide } from './decide.ts';
import { energy, softmax } from './softmax.ts';

const logits = (entries: Record<number, number>) =>
  Array.from({ length: 10 }, (_, digit) => entries[digit] ?? 0);

test('softmax: a small example, large logits, temperature', () => {
  expect(softmax([Math.log(1), Math.log(2), Math.log(5)]).map((p) => p.toFixed(6))).toEqual([
    '0.125000',
    '0.250000',
    '0.625000',
  ]);
  expect(softmax([1000, 1000])).toEqual([0.5, 0.5]);
  expect(softmax([0, Math.log(4)], 2)[1]).toBeCloseTo(2 / 3, 12);
});

test('energy is the logarithm of the sum of exponentials', () => {
  expect(energy([Math.log(1), Math.log(2), Math.log(5)])).toBeCloseTo(Math.log(8), 12);
  expect(energy([1000, 1000])).toBeCloseTo(1000 + Math.LN2, 9);
  expect(energy([2, 4], 2)).toBeCloseTo(Math.log(Math.exp(1) + Math.exp(2)), 12);
});

test('a clear digit is accepted', () => {
  const decision = decide(logits({ 7: 9 }), { temperature: 1 });
  expect(decision).toMatchObject({ digit: 7, refusal: null });
  expect(decision.probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
});

test('two equal digits are ambiguous, ten equal ones are not a digit', () => {
  expect(
    decide(logits({ 4: 9, 9: 9.1 }), {
      temperature: 1,
      refusal: { minimumProbability: 0.9, minimumEnergy: -99 },
    }),
  ).toMatchObject({
    digit: 9,
    refusal: 'ambiguous',
  });
  expect(decide(logits({}), { temperature: 1 }).refusal).toBe('not-a-digit');
});

test('little evidence for any digit is refused, whatever the softmax says', () => {
  const weak = logits({ 1: -4 }).map((value) => value - 20);
  weak[3] = -5;
  const refusal = { minimumProbability: 0.5, minimumEnergy: 0 };
  expect(decide(weak, { temperature: 1, refusal })).toMatchObject({ digit: 3, refusal: 'not-a-digit' });
});

test('plausible digits: all above the threshold of 99 % coverage, and always the best one', () => {
  const conformal = [
    { coverage: 0.9, minimumProbability: 0.9 },
    { coverage: 0.99, minimumProbability: 0.2 },
  ];
  const two = logits({ 4: 9, 9: 9.5 });
  expect(decide(two, { temperature: 1, conformal }).plausible).toEqual([9, 4]);
  expect(decide(logits({ 4: 9 }), { temperature: 1, conformal }).plausible).toEqual([4]);
  expect(decide(logits({}), { temperature: 1, conformal }).plausible).toHaveLength(1);
  expect(decide(two, { temperature: 1 }).plausible).toEqual([9]);
});

test('fewer allowed errors raise the threshold; a curve that never falls that low accepts nothing', () => {
  const riskCoverage = [
    { minimumProbability: 0.5, risk: 0.02, coverage: 1 },
    { minimumProbability: 0.99, risk: 0.001, coverage: 0.8 },
  ];
  const likely = logits({ 4: 6, 9: 3 });
  expect(decide(likely, { temperature: 1, riskCoverage }, { maxError: 0.02 }).refusal).toBeNull();
  expect(decide(likely, { temperature: 1, riskCoverage }, { maxError: 0.01 }).refusal).toBe('ambiguous');
  expect(decide(logits({ 4: 30 }), { temperature: 1, riskCoverage }, { maxError: 0.0001 }).refusal).toBe(
    'ambiguous',
  );
});

test('a minimum confidence replaces the thresholds of the model', () => {
  const likely = logits({ 4: 6, 9: 3 });
  const refusal = { minimumProbability: 0.99, minimumEnergy: -99 };
  expect(decide(likely, { temperature: 1, refusal }).refusal).toBe('ambiguous');
  expect(decide(likely, { temperature: 1, refusal }, { minimumConfidence: 0.9 }).refusal).toBeNull();
  expect(decide(likely, { temperature: 1 }, { minimumConfidence: 0.95 }).refusal).toBe('ambiguous');
});
