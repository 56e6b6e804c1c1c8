import { expect, test } from 'vitest';
import type { Decision } from '../decide/decide.ts';
import { digitReading } from './digitReading.ts';

const box = { x: 1, y: 2, width: 3, height: 4 };
/** Builds a decision from the probabilities of some digits. */
function decided(shares: Readonly<Record<number, number>>, refusal: Decision['refusal'] = null): Decision {
  const probabilities = Array.from({ length: 10 }, (_, digit) => shares[digit] ?? 0);
  const digit = probabilities.indexOf(Math.max(...probabilities));
  return { digit, probabilities, plausible: [digit], refusal };
}

test('a certain digit is accepted', () => {
  const reading = digitReading(decided({ 7: 0.98, 1: 0.02 }), box, null, {});
  expect(reading).toMatchObject({ text: '7', value: '7', confidence: 0.98, raw: '7', accepted: true, box });
  expect(reading.digits).toMatchObject([{ digit: 7, box, plausible: [7] }]);
  expect(reading.candidates[1]).toMatchObject({ text: '1', probability: 0.02 });
});

test('a refusal found earlier takes precedence over the decision', () => {
  const doubtful = decided({ 7: 0.6, 1: 0.4 }, 'ambiguous');
  expect(digitReading(doubtful, box, null, {})).toMatchObject({ accepted: false, refusal: 'ambiguous' });
  expect(digitReading(doubtful, box, 'cut-off', {})).toMatchObject({ accepted: false, refusal: 'cut-off' });
});

test('a format chooses among the readings; an improbable choice is ambiguous', () => {
  const expected = { expect: { kind: 'oneOf', values: ['1', '2'] } } as const;
  expect(digitReading(decided({ 7: 0.6, 1: 0.4 }), box, null, expected)).toMatchObject({
    text: '1',
    raw: '7',
    confidence: 0.4,
    refusal: 'ambiguous',
  });
  expect(digitReading(decided({ 2: 0.9, 1: 0.1 }), box, null, expected)).toMatchObject({ accepted: true });
});

test('a digit that does not satisfy the format is refused', () => {
  const expected = { expect: { kind: 'oneOf', values: ['1', '2'] } } as const;
  const reading = digitReading(decided({ 7: 0.98, 1: 0.02 }), box, null, expected);
  expect(reading).toMatchObject({ text: '7', accepted: false, refusal: 'format', candidates: [] });
});

test('a value below the minimum confidence is ambiguous, although its digit is probable', () => {
  const likely = decided({ 7: 0.98, 1: 0.02 });
  expect(digitReading(likely, box, null, { minimumConfidence: 0.98 })).toMatchObject({ accepted: true });
  expect(digitReading(likely, box, null, { minimumConfidence: 0.985 })).toMatchObject({
    accepted: false,
    refusal: 'ambiguous',
  });
});
