import { BLANK, classOf } from '@cifra/core/model/symbols.ts';
import { logitsOf, plainly } from '@cifra/core/testing/columns.ts';
import { expect, test } from 'vitest';
import { answersOf, calibrateStrings } from './calibrate.ts';
import type { HeldOut } from './heldOut.ts';
import { bestPath, meanStringNll, scoreStrips } from './scoreStrips.ts';

const said = (text: string): HeldOut => ({
  name: text,
  symbols: [...text].map(classOf),
  strip: { width: 4, height: 32, data: new Float32Array(128) },
});
const shown = (text: string, sure?: number) => logitsOf(plainly(text, sure));

test('the best path drops repetitions, but keeps the same symbol after a blank', () => {
  expect(bestPath(shown('1227'))).toEqual([1, 2, 2, 7]);
  expect(bestPath(shown(''))).toEqual([]);
  expect(bestPath(logitsOf([{ _: 0.9 }, { 3: 0.9 }, { 3: 0.9 }, { 4: 0.9 }]))).toEqual([3, 4]);
  expect(BLANK).toBe(28);
});

test('a string is right if its digits are right, whatever marks are between them', () => {
  const logits = ['1250', '1.250', '12', '12?', '12'].map((text) => shown(text));
  const { n, mistakes, error } = scoreStrips(logits, ['1.250', '1250', '17', '12', '12?'].map(said));
  expect({ n, mistakes, error }).toEqual({ n: 5, mistakes: 3, error: 0.6 });
});

test('the log loss is the mean over the true strings', () => {
  // One column: 0.5 for 1, 0.25 for 2.
  const column = logitsOf([{ 1: 0.5, 2: 0.25, _: 0.25 }]);
  expect(meanStringNll([column, column], [said('1'), said('2')], 1)).toBeCloseTo(Math.log(8) / 2, 5);
});

test('the best string’s probability, and whether its digits are right', () => {
  const plain = { temperature: 1, calibration: { slope: 1, intercept: 0 } };
  const logits = [shown('12', 0.99), shown('1,2', 0.99), shown('', 0.99)];
  const [right, marked, wrong] = answersOf(logits, ['12', '12', '7'].map(said), plain);
  expect(right.right && marked.right).toBe(true);
  expect(right.probability).toBeGreaterThan(0.9);
  expect(wrong.right).toBe(false);
});

test('overconfident strings become less confident, and the curve uses the calibrated probabilities', () => {
  // Each has a confidence of nine in ten; six of ten are right.
  const texts = Array.from({ length: 40 }, (_, i) => String(10 + i));
  const truths = texts.map((text, i) => said(i % 10 < 6 ? text : '999'));
  const { calibration, temperature, riskCoverage } = calibrateStrings(
    texts.map((text) => shown(text, 0.99)),
    truths,
  );
  const logits = texts.map((text) => shown(text, 0.99));
  const answers = answersOf(logits, truths, { temperature, calibration });
  const mean = answers.reduce((sum, { probability }) => sum + probability, 0) / answers.length;
  expect(mean).toBeCloseTo(0.6, 1);
  expect(riskCoverage[0]).toMatchObject({ risk: 0.4, coverage: 1 });
});
