import { expect, test } from 'vitest';
import { answersOf, confidences, mistakesOf, topK } from './answers.ts';

/** Ten logits: 0, except those named. */
const row = (scores: Record<number, number>) => Array.from({ length: 10 }, (_, digit) => scores[digit] ?? 0);

test('the highest logit is the prediction; ties go to the lowest digit', () => {
  const logits = Float32Array.from([row({ 3: 5 }), row({ 2: 5, 8: 5 })].flat());
  const answers = answersOf(logits, Uint8Array.of(3, 8), 1);
  expect([...answers.predicted]).toEqual([3, 2]);
  expect([...mistakesOf(answers)]).toEqual([0, 1]);
  expect([...topK(answers, 1)]).toEqual([1, 0]);
  expect([...topK(answers, 2)]).toEqual([1, 1]);
});

test('a higher temperature lowers the confidence', () => {
  const logits = Float32Array.from(row({ 0: Math.log(9) }));
  expect(confidences(answersOf(logits, Uint8Array.of(0), 1))[0]).toBeCloseTo(0.5, 6);
  expect(confidences(answersOf(logits, Uint8Array.of(0), 2))[0]).toBeCloseTo(0.25, 6);
});

test('NaN is an error that names the digit', () => {
  const logits = Float32Array.from([row({}), row({ 4: Number.NaN })].flat());
  expect(() => answersOf(logits, Uint8Array.of(0, 0), 1)).toThrow(
    'the model gave NaN for digit 1, expected a number',
  );
  expect(() => answersOf(logits, Uint8Array.of(0), 1)).toThrow('got 20 logits for 1 labels, expected 10');
});
