import { expect, test } from 'vitest';
import { softmax } from '../decide/softmax.ts';
import { oneOrSeven } from '../testing/variants.ts';
import { READING_PARAMETERS } from './parameters.ts';
import { digitLogits, habitEvidence, habitPrior, hasStyleDoubt, withStyle } from './style.ts';

const { priors } = READING_PARAMETERS.style;
const flagged = oneOrSeven('flagged');
const WRITTEN = { stick: oneOrSeven('stick'), flagged, barred: oneOrSeven('barredSeven') };

/** Rescores a string of a written digit and of a flagged stroke that is a 1 or a 7. */
function rescored(first: { digit: number; image: keyof typeof WRITTEN } | null, prior = priors.auto) {
  const before = first ? String(first.digit) : '';
  const candidates = [
    { text: `${before}7`, probability: 0.5 },
    { text: `${before}1`, probability: 0.4 },
    { text: `${before}2`, probability: 0.1 },
  ];
  const evidence = (text: string) =>
    habitEvidence(
      [...text].map((digit, i) => ({
        digit: Number(digit),
        image: i === 0 && first ? WRITTEN[first.image] : flagged,
      })),
    );
  const read = withStyle(candidates, prior, evidence);
  return Object.fromEntries(read.map(({ text, probability }) => [text.slice(before.length), probability]));
}

test('a flagged stroke is a 1 next to a barred 7, and a 7 next to a plain 1', () => {
  const { 1: one, 7: seven, 2: two } = rescored({ digit: 7, image: 'barred' });
  expect(one).toBeGreaterThan(2 * seven);
  const plain = rescored({ digit: 1, image: 'stick' });
  expect(plain[7]).toBeGreaterThan(2 * plain[1]);
  // Only 1 and 7 are compared, and their total stays the same.
  expect(two).toBe(0.1);
  expect(one + seven).toBeCloseTo(0.9, 12);
});

test('a digit alone shows no style: nothing changes', () => {
  const { 1: one, 7: seven } = rescored(null);
  expect(one).toBeCloseTo(0.4, 9);
  expect(seven).toBeCloseTo(0.5, 9);
});

test('a given style decides without other digits', () => {
  expect(rescored(null, priors.european)[1]).toBeGreaterThan(0.8);
  expect(rescored(null, priors.american)[7]).toBeGreaterThan(0.8);
});

test('strings without a doubt between 1 and 7 stay as they are, and no digit is measured', () => {
  const candidates = [
    { text: '12', probability: 0.6 },
    { text: '18', probability: 0.4 },
    { text: '72', probability: 1e-6 },
  ];
  const measured = () => {
    throw new Error('a digit was measured');
  };
  expect(hasStyleDoubt(candidates)).toBe(false);
  expect(withStyle(candidates, priors.auto, measured)).toBe(candidates);
});

test('the other lines of a picture change the prior by Bayes, unless a style is given', () => {
  const barred = habitEvidence([{ digit: 7, image: WRITTEN.barred }]);
  const weights = priors.auto.map((share, i) => share * Math.exp(2 * barred[i]));
  const total = weights.reduce((a, b) => a + b);
  const prior = habitPrior('auto', [barred, barred]);
  for (const [i, weight] of weights.entries()) expect(prior[i]).toBeCloseTo(weight / total, 12);
  expect(prior[1] + prior[3]).toBeGreaterThan(0.98);
  expect(habitPrior('american', [barred])).toBe(priors.american);
});

test('a given style moves the probability of a single digit between 1 and 7 only', () => {
  const logits = new Float32Array([0, 3, 1, 0, 0, 0, 0, 4, 0, 0.5]);
  const temperature = 1.5;
  const read = (chosen: 'auto' | 'american' | 'european') =>
    softmax(digitLogits(logits, flagged, { temperature, chosen }), temperature);
  const [auto, european] = [read('auto'), read('european')];
  expect(auto).toEqual(softmax(logits, temperature));
  expect(european[1]).toBeGreaterThan(european[7]);
  expect(european[1] + european[7]).toBeCloseTo(auto[1] + auto[7], 6);
  expect(european[2]).toBeCloseTo(auto[2], 6);
  expect(read('american')[7]).toBeGreaterThan(auto[7]);
});
