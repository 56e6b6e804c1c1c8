import { expect, test } from 'vitest';
import { numberOf } from '../base/numberOf.ts';
import { classOf, LINE_CLASSES } from '../model/symbols.ts';
import { logitsOf, plainly } from '../testing/columns.ts';
import { calibrate, calibrated, decodeLine, digitProbabilities, withFirst } from './decodeLine.ts';

const AS_IT_IS = { slope: 1, intercept: 0 };
const sum = (candidates: readonly { readonly probability: number }[]) =>
  candidates.reduce((all, { probability }) => all + probability, 0);

test('clear writing is read with high confidence', () => {
  const { candidates, logProbabilities } = decodeLine(logitsOf(plainly('12,50')), { temperature: 1 });
  expect(candidates[0].text).toBe('12,50');
  expect(candidates[0].probability).toBeGreaterThan(0.95);
  expect(logProbabilities[classOf('1')]).toBeCloseTo(Math.log(0.999), 3);
});

test('empty paper and no columns give an empty string', () => {
  const blank = decodeLine(logitsOf(Array.from({ length: 6 }, () => ({ _: 0.999 }))), { temperature: 1 });
  expect(blank.candidates[0].text).toBe('');
  expect(blank.candidates[0].probability).toBeGreaterThan(0.98);
  expect(decodeLine(new Float32Array(), { temperature: 1 }).candidates).toEqual([
    { text: '', probability: 1 },
  ]);
});

test('a high temperature lowers the confidence and keeps the reading', () => {
  const logits = logitsOf(plainly('47'));
  const [sure, unsure] = [1, 2].map((temperature) => decodeLine(logits, { temperature }).candidates[0]);
  expect(unsure.text).toBe(sure.text);
  expect(unsure.probability).toBeLessThan(sure.probability - 0.05);
});

test('marks do not split the probability of a number', () => {
  // 12 in three spellings is more probable than 72, the most probable single string.
  const candidates = [
    { text: '72', probability: 0.35 },
    { text: '1.2', probability: 0.25 },
    { text: '12', probability: 0.2 },
    { text: '1,2', probability: 0.1 },
  ];
  const ranked = calibrated(candidates, AS_IT_IS);
  expect(ranked.map(({ text }) => text)).toEqual(['1.2', '12', '1,2', '72']);
  expect(ranked.map(({ probability }) => probability)).toEqual(
    [0.25, 0.2, 0.1, 0.35].map((probability) => expect.closeTo(probability, 9)),
  );
});

test('a number’s probability is calibrated as a whole, and its spellings keep their proportion', () => {
  const calibration = { slope: 1.5, intercept: -0.2 };
  const ranked = calibrated(
    [
      { text: '1.2', probability: 0.6 },
      { text: '12', probability: 0.3 },
      { text: '72', probability: 0.06 },
    ],
    calibration,
  );
  expect(sum(ranked.slice(0, 2))).toBeCloseTo(calibrate(0.9, calibration), 9);
  expect(ranked[0].probability / ranked[1].probability).toBeCloseTo(2, 9);
  // 72 has 0.06 of the remaining 0.1, before and after.
  expect(ranked[2].probability).toBeCloseTo(0.6 * (1 - calibrate(0.9, calibration)), 9);
});

test.each([
  ['more confident', { slope: 2, intercept: 1 }],
  ['less confident', { slope: 1, intercept: -1.5 }],
  ['flat', { slope: 0.1, intercept: -2 }],
  ['inverted', { slope: -1, intercept: 0 }],
])('calibration keeps the sum at most 1 and the order of the numbers: %s', (_, calibration) => {
  for (const probabilities of [
    [0.5, 0.4, 0.1],
    [0.6, 0.2, 0.1],
    [0.98, 0.01],
    [0.34, 0.33, 0.32],
    [0.02, 0.01],
    [1],
  ]) {
    const before = probabilities.map((probability, i) => ({ text: String(i), probability }));
    const after = calibrated(before, calibration);
    expect(sum(after)).toBeLessThanOrEqual(1 + 1e-12);
    expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text));
    for (let i = 1; i < after.length; i++) {
      expect(after[i].probability).toBeLessThanOrEqual(after[i - 1].probability + 1e-12);
    }
  }
});

test('log odds are mapped linearly; 0 and 1 stay unchanged', () => {
  expect(calibrate(0.5, { slope: 7, intercept: 0 })).toBeCloseTo(0.5, 12);
  expect(calibrate(0.75, { slope: 2, intercept: 0 })).toBeCloseTo(0.9, 12);
  expect(calibrate(0.5, { slope: 1, intercept: Math.log(4) })).toBeCloseTo(0.8, 12);
  expect([0, 1].map((p) => calibrate(p, { slope: 2, intercept: 5 }))).toEqual([0, 1]);
});

test('two spellings of a number share its digits and other ink', () => {
  expect(numberOf('$1,250.-')).toBe('1250');
  expect(numberOf('12?')).toBe('12?');
  expect(numberOf('#')).toBe('');
});

test('each place has the digits of strings with the same number of digits', () => {
  const places = digitProbabilities(
    [
      { text: '1.7', probability: 0.6 },
      { text: '11', probability: 0.2 },
      { text: '177', probability: 0.15 },
    ],
    '17',
  );
  expect(places).toHaveLength(2);
  expect(places[0][1]).toBeCloseTo(1, 9);
  expect(places[1][7]).toBeCloseTo(0.75, 9);
  expect(places[1][1]).toBeCloseTo(0.25, 9);
  for (const place of places) expect(place.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
});

test('a text that is not a candidate has its own digits with probability 1', () => {
  const [place] = digitProbabilities([{ text: '12', probability: 1 }], '7');
  expect(place).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
});

test('columns are rows of all classes', () => {
  expect(decodeLine(logitsOf(plainly('1')), { temperature: 1 }).logProbabilities).toHaveLength(
    3 * LINE_CLASSES,
  );
});

test('the first probability takes from the others in proportion and stays the largest', () => {
  expect(withFirst([0.6, 0.2, 0.1], 0.8)).toEqual([0.8, expect.closeTo(0.1, 12), expect.closeTo(0.05, 12)]);
  const [first, second] = withFirst([0.9, 0.08], 0.3);
  expect([first, second]).toEqual([0.3, expect.closeTo(0.3, 6)]);
  // Not a tie, which rounding would decide.
  expect(second).toBeLessThan(first);
  expect(withFirst([1], 0.7)).toEqual([0.7]);
});
