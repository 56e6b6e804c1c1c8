import type { Reading } from '@cifra/core/base/types.ts';
import { expect, test } from 'vitest';
import { answerOf, confidenceOf, formValue, textOf } from './answer.ts';
import { formatOf } from './format.ts';

const digit = { digit: 1, box: { x: 0, y: 0, width: 10, height: 20 }, probabilities: Array(10).fill(0.1) };

function reading(text: string, given: Partial<Reading> = {}): Reading {
  const value = text.replaceAll(/\D/g, '');
  return {
    text,
    value,
    confidence: 0.98,
    raw: text,
    box: digit.box,
    digits: [...value].map(() => digit),
    candidates: [{ text, value, probability: 0.98 }],
    accepted: true,
    refusal: null,
    ...given,
  };
}

const doubtful = reading('17', {
  confidence: 0.6,
  accepted: false,
  refusal: 'ambiguous',
  candidates: [
    { text: '17', value: '17', probability: 0.6 },
    { text: '11', value: '11', probability: 0.3 },
    { text: '7', value: '7', probability: 0.001 },
  ],
});

test('an accepted reading is the number; with a format, its value is sent', () => {
  const plain = answerOf([reading('24.12.26')], null);
  expect([plain.kind, textOf(plain), formValue(plain, null), confidenceOf(plain)]).toEqual([
    'read',
    '24.12.26',
    '24.12.26',
    0.98,
  ]);
  const format = formatOf('date:dmy');
  const date = answerOf([reading('24.12.26', { value: '2026-12-24' })], format);
  expect([textOf(date), formValue(date, format)]).toEqual(['24.12.26', '2026-12-24']);
});

test('a doubtful reading is a question that has no value yet', () => {
  const answer = answerOf([doubtful], null);
  expect(answer).toMatchObject({ kind: 'question', choices: ['17', '11'] });
  expect([formValue(answer, null), confidenceOf(answer)]).toEqual(['', 0.6]);
});

test('numbers that do not satisfy the format are not offered', () => {
  expect(answerOf([doubtful], formatOf('oneOf:11,12'))).toMatchObject({ kind: 'question', choices: ['11'] });
  expect(answerOf([doubtful], formatOf('zip-us'))).toMatchObject({ kind: 'refused', refusal: 'ambiguous' });
});

test('several numbers are a question, unless a format accepts one of them', () => {
  const two = [reading('17'), reading('94107')];
  expect(answerOf(two, null)).toMatchObject({ kind: 'question', choices: ['17', '94107'] });
  const formatted = [reading('17', { accepted: false, refusal: 'format' }), reading('94107')];
  expect(answerOf(formatted, formatOf('zip-us'))).toMatchObject({ kind: 'read', text: '94107' });
});

test('without a number the reason is kept', () => {
  const blank = reading('', { digits: [], accepted: false, refusal: 'not-a-digit', candidates: [] });
  expect(answerOf([blank], null)).toMatchObject({ kind: 'refused', refusal: 'not-a-digit' });
  expect(answerOf([], null)).toMatchObject({ kind: 'refused', refusal: 'blank', reading: null });
});
