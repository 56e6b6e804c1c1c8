import type { Reading } from '@cifra/core/base/types.ts';
import { STRUCK_OUT } from '@cifra/core/model/symbols.ts';
import { sampleReading } from '@cifra/web/examples/samples.ts';
import { expect, test } from 'vitest';
import { questionOf } from './question.ts';

const others = (...texts: string[]) =>
  texts.map((text, i) => ({ text, value: text, probability: 0.2 - i / 20 }));

/** A doubtful reading with these other candidates. */
function doubtful(text: string, ...candidates: string[]): Reading {
  const reading = sampleReading(text, 0.95, 'ambiguous');
  return { ...reading, candidates: [reading.candidates[0], ...others(...candidates)] };
}

test('a reading that is accepted, or without a number, is no question', () => {
  expect(questionOf(sampleReading('17'))).toBeNull();
  for (const refusal of ['blank', 'not-a-digit', 'too-small', 'too-many'] as const)
    expect(questionOf(sampleReading('17', 0.5, refusal))).toBeNull();
});

test('a doubtful reading is asked about, with the others that are likely enough', () => {
  const question = questionOf(doubtful('60318', '603/18', '60378'));
  expect(question?.text).toBe('60318');
  expect(question?.others.map(({ text }) => text)).toEqual(['603/18', '60378']);
  expect(questionOf(doubtful('1', '2', '3', '4', '5', '6'))?.others).toHaveLength(4);
});

test('a number with a digit struck out gives way to the first that can be written', () => {
  const struck = doubtful(`1${STRUCK_OUT}4`, '174', '114');
  expect(questionOf(struck)).toMatchObject({ text: '174', others: [{ text: '114' }] });
  expect(questionOf(doubtful(STRUCK_OUT))).toBeNull();
});

test.each([
  ['60318', '60378', [3]],
  ['411', '4/1', [1]],
  ['60318', '603/18', [2]],
  ['1111', '11117', [3]],
  ['17', '47', [0]],
  ['7', '17', [0]],
  ['12', '345', [0, 1]],
])('%s, or %s: the digits in doubt are %j', (text, other, places) => {
  expect(questionOf(doubtful(text, other))?.doubtful).toEqual(places);
});

test('a digit that is improbable itself is in doubt', () => {
  const reading = sampleReading('174', 0.6, 'ambiguous');
  expect(questionOf({ ...reading, candidates: reading.candidates.slice(0, 1) })?.doubtful).toEqual([0, 1, 2]);
});

test('nothing is asked again about what the visitor has settled', () => {
  const settled = { line: 0, text: '3857', places: [0, 1, 2] };
  expect(questionOf(doubtful('3057', '3857'), settled)).toBeNull();
  expect(questionOf(doubtful('3057', '3051', '3857', '357'), settled)).toMatchObject({
    text: '3857',
    others: [{ text: '3851' }],
    doubtful: [3],
  });
});
