import { expect, test } from 'vitest';
import type { FoundLine } from '../page/foundLine.ts';
import type { ExaminedReading } from '../reading/examination.ts';
import { isHugeSign, signsDoubted } from './signs.ts';

const line = (kind: FoundLine['kind'], digit = 20, width = 10 * digit) =>
  ({ kind, digit, region: { x: 0, y: 0, width, height: digit, angle: 0 } }) as FoundLine;

/** An accepted reading, handwritten unless it is print. */
const reading = (text: string, more = {}) =>
  ({
    reading: { text, accepted: true, refusal: null, digits: [...text].map((digit) => ({ digit })), ...more },
  }) as unknown as ExaminedReading;

const printed = (count: number) => Array.from({ length: count }, () => line('print'));
const accepted = (readings: readonly ExaminedReading[], all: readonly FoundLine[]) =>
  signsDoubted(readings, all).map((each) => each.reading.accepted);

test('a sign alone on a printed page is doubted, unless more is written there', () => {
  const sign = line('number', 20, 12);
  expect(signsDoubted([reading('5')], [...printed(4), sign])[0].reading.refusal).toBe('ambiguous');
  expect(accepted([reading('5'), reading('7')], [...printed(4), sign, sign])).toEqual([false, false]);
  expect(accepted([reading('5'), reading('42')], [...printed(4), sign, line('number')])).toEqual([
    true,
    true,
  ]);
  expect(accepted([reading('5'), reading('6'), reading('7')], [...printed(9), sign, sign, sign])).toEqual([
    true,
    true,
    true,
  ]);
});

test('without other print, and for print that was asked for, a sign is a digit', () => {
  expect(accepted([reading('5')], [line('number', 20, 12)])).toEqual([true]);
  expect(accepted([reading('5')], [...printed(3), line('number', 20, 12)])).toEqual([true]);
  expect(accepted([reading('5', { print: true })], printed(5))).toEqual([true]);
});

test('a refused reading keeps its reason', () => {
  const blurred = reading('5', { accepted: false, refusal: 'low-contrast' });
  expect(signsDoubted([blurred], printed(5))[0].reading.refusal).toBe('low-contrast');
});

test('a sign much higher than the text of its page is huge; a line of digits, or a sign alone, is not', () => {
  const text = [line('words'), line('words'), line('words'), line('words')];
  const huge = line('number', 200, 120);
  expect(isHugeSign(huge, [...text, huge])).toBe(true);
  expect(isHugeSign(line('number', 100, 60), [...text, huge])).toBe(false);
  expect(isHugeSign(line('number', 200, 900), [...text, huge])).toBe(false);
  expect(isHugeSign(huge, [line('words'), huge])).toBe(false);
});
