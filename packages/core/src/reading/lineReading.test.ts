import { expect, test } from 'vitest';
import type { Box, Refusal } from '../base/types.ts';
import { calibrate, decodeLine } from '../decode/decodeLine.ts';
import { type Column, logitsOf, plainly } from '../testing/columns.ts';
import { numberManifestOf } from '../testing/numberBundle.ts';
import { type LocatedLine, lineReading } from './lineReading.ts';
import type { ReadingOptions } from './readingOptions.ts';

/** Accepts probabilities from 0.9 for an error of 1 %, and from 0.2 for 10 %. */
const manifest = numberManifestOf(new Uint8Array());
const box: Box = { x: 1, y: 2, width: 3, height: 4 };

/**
 * Builds a line from columns, with a bar of ink in the middle of each column that shows a symbol.
 * If `joined`, one stroke joins the bars.
 */
function lineOf(columns: readonly Column[], seen: Refusal | null = null, joined = false): LocatedLine {
  const width = 4 * columns.length;
  const data = new Float32Array(32 * width);
  for (const [i, column] of columns.entries()) {
    if ('_' in column) continue;
    for (let y = 4; y < 28; y++) data.fill(1, y * width + 4 * i + 1, y * width + 4 * i + 3);
  }
  for (let y = 20; joined && y < 24; y++) data.fill(1, y * width, (y + 1) * width);
  return {
    strings: decodeLine(logitsOf(columns), { temperature: 1 }),
    strip: { width, height: 32, data },
    box,
    toPicture: ({ x, y, width: w, height: h }) => ({ x: 10 * x, y: 10 * y, width: 10 * w, height: 10 * h }),
    seen,
    pillars: 0,
  };
}

const read = (columns: readonly Column[], options: ReadingOptions = {}, seen: Refusal | null = null) =>
  lineReading(lineOf(columns, seen), manifest, options);

/** 1 or 7, then a clear 5. */
const oneOrSeven: Column[] = [{ 1: 0.6, 7: 0.39 }, { _: 0.999 }, ...plainly('5')];
/** 1 or 11. */
const oneOrTwo: Column[] = [{ 1: 0.999 }, { 1: 0.6, _: 0.399 }, { 1: 0.999 }, { _: 0.999 }];

test('a clear number is accepted, with its marks, its value and the boxes of its digits', () => {
  const reading = read(plainly('12,5'));
  expect(reading).toMatchObject({
    text: '12,5',
    value: '125',
    raw: '12,5',
    box,
    accepted: true,
    refusal: null,
  });
  expect(reading.confidence).toBeGreaterThan(0.95);
  expect(reading.digits.map(({ digit }) => digit)).toEqual([1, 2, 5]);
  // The bars of a symbol's two columns, in pixels of the picture; the third symbol is a mark.
  expect(reading.digits.map((digit) => digit.box)).toEqual(
    [0, 3, 9].map((column) => ({ x: 10 * (4 * column + 1), y: 40, width: 60, height: 240 })),
  );
  for (const { digit, probabilities } of reading.digits) {
    expect(probabilities[digit]).toBeGreaterThan(0.95);
    expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
  }
});

test('two equally long numbers of similar probability are ambiguous', () => {
  const reading = read(oneOrSeven);
  expect(reading).toMatchObject({ text: '15', accepted: false, refusal: 'ambiguous' });
  expect(reading.candidates.slice(0, 2).map(({ text }) => text)).toEqual(['15', '75']);
  const [first] = reading.digits;
  expect(first.probabilities[1]).toBeCloseTo(0.6, 1);
  expect(first.probabilities[7]).toBeCloseTo(0.4, 1);
});

test('two numbers of different lengths are touching-unresolved only if ink joins digits', () => {
  const apart = read(oneOrTwo);
  expect(apart).toMatchObject({ text: '1', accepted: false, refusal: 'ambiguous' });
  expect(apart.candidates[1].text).toBe('11');
  const joined = lineReading(lineOf(oneOrTwo, null, true), manifest, {});
  expect(joined).toMatchObject({ text: '1', accepted: false, refusal: 'touching-unresolved' });
});

/** The columns of two groups of three digits, with four empty columns between them. */
const grouped = (first: string, second: string): Column[] => [
  ...plainly(first),
  ...Array.from({ length: 4 }, () => ({ _: 0.999 })),
  ...plainly(second),
];

test('a space between groups is in the text of all candidates, not in the value', () => {
  const reading = read(grouped('953', '468'));
  expect(reading).toMatchObject({ text: '953 468', raw: '953 468', value: '953468', accepted: true });
  expect(reading.digits.map(({ digit }) => digit)).toEqual([9, 5, 3, 4, 6, 8]);
  for (const { text, value } of reading.candidates) {
    expect(text.replaceAll(' ', ''), text).toBe(value);
    expect(text).toMatch(/^\d{2,4} \d{2,4}$/);
  }
});

test('formats read a number with a space', () => {
  const inFormat = (columns: readonly Column[], expected: NonNullable<ReadingOptions['expect']>) => {
    const { text, value, accepted } = read(columns, { expect: expected });
    return accepted ? [text, value] : null;
  };
  const six = grouped('953', '468');
  expect(inFormat(six, { kind: 'digits', count: 6 })).toEqual(['953468', '953468']);
  expect(inFormat(six, { kind: 'integer' })).toEqual(['953468', '953468']);
  expect(inFormat(six, { kind: 'amount' })).toEqual(['953 468', '953468']);
  expect(inFormat(six, { kind: 'oneOf', values: ['953468', '12'] })).toEqual(['953 468', '953468']);
  expect(inFormat(six, { kind: 'pattern', pattern: '\\d+' })).toEqual(['953468', '953468']);
  expect(inFormat(six, { kind: 'pattern', pattern: '\\d{3} \\d{3}' })).toEqual(['953 468', '953 468']);
  const phone = grouped('0446', '68180');
  expect(inFormat(phone, { kind: 'phone' })).toEqual(['0446 68180', '044668180']);
});

test('a second number that is much less probable is not evidence of touching digits', () => {
  const columns: Column[] = [{ 1: 0.999 }, { 1: 0.85, _: 0.149 }, { 1: 0.999 }, { _: 0.999 }];
  const reading = lineReading(lineOf(columns, null, true), manifest, {});
  expect(reading).toMatchObject({ text: '1', accepted: false, refusal: 'ambiguous' });
});

test('a digit and the same digit with a mark are two numbers', () => {
  const columns: Column[] = [{ '-': 0.7, _: 0.299 }, { _: 0.999 }, ...plainly('5')];
  const reading = read(columns);
  expect(reading).toMatchObject({ text: '-5', accepted: false, refusal: 'ambiguous' });
  expect(reading.candidates.slice(0, 2).map(({ text }) => text)).toEqual(['-5', '5']);
});

test('a line with more pieces than symbols is ambiguous', () => {
  const line = lineOf(plainly('31'));
  const refusals = [2, 3].map((pillars) => lineReading({ ...line, pillars }, manifest, {}).refusal);
  expect(refusals).toEqual([null, 'ambiguous']);
});

test('a larger maxError accepts more readings', () => {
  expect(read(oneOrSeven, { maxError: 0.1 })).toMatchObject({ text: '15', accepted: true });
  // No threshold of the curve has so few errors.
  expect(read(plainly('15'), { maxError: 0.005 })).toMatchObject({ text: '15', accepted: false });
});

test('a minimum confidence replaces the thresholds of the model', () => {
  const { confidence } = read(oneOrSeven);
  expect(read(oneOrSeven, { minimumConfidence: confidence })).toMatchObject({ accepted: true });
  const above = read(oneOrSeven, { minimumConfidence: confidence + 1e-9 });
  expect(above).toMatchObject({ accepted: false, refusal: 'ambiguous' });
});

test.each([
  ['letters', plainly('12?4'), '12?4'],
  ['marks only', plainly('-.'), '-.'],
  ['empty paper', Array.from({ length: 5 }, () => ({ _: 0.999 })), ''],
])('%s: refused as not-a-digit', (_, columns, raw) => {
  expect(read(columns)).toMatchObject({ raw, accepted: false, refusal: 'not-a-digit' });
});

test.each([
  ['a digit among others', '12~4', {}],
  ['a whole number', '~~~', {}],
  ['a digit next to letters', '~?4', {}],
  ['a digit, where the other digits fit the format', '12~', { expect: { kind: 'digits', count: 2 } }],
] as const)('struck out: %s is refused as crossed-out', (_, raw, options) => {
  expect(read(plainly(raw), options)).toMatchObject({ raw, accepted: false, refusal: 'crossed-out' });
});

test('a number and the same number with a struck-out digit are two numbers', () => {
  const columns: Column[] = [...plainly('12'), { _: 0.6, '~': 0.399 }];
  const reading = read(columns);
  expect(reading).toMatchObject({ text: '12', value: '12', accepted: false, refusal: 'ambiguous' });
  expect(reading.candidates.slice(0, 2).map(({ text }) => text)).toEqual(['12', '12~']);
  expect(reading.confidence).toBeCloseTo(0.6, 1);
});

test('the value of a struck-out reading has no sign of it', () => {
  expect(read(plainly('4~')).value).toBe('4');
});

test('a number that is longer than any field is refused as too-many', () => {
  const digits = (n: number) => plainly('1234567890'.repeat(3).slice(0, n), 0.99999);
  expect(read(digits(24))).toMatchObject({ accepted: true });
  expect(read(digits(25))).toMatchObject({ accepted: false, refusal: 'too-many' });
});

test('a refusal found earlier takes precedence, and the text is returned anyway', () => {
  for (const seen of ['cut-off', 'low-contrast'] as const) {
    expect(read(plainly('12'), {}, seen)).toMatchObject({ text: '12', accepted: false, refusal: seen });
    expect(read(plainly('1~'), {}, seen)).toMatchObject({ text: '1~', accepted: false, refusal: seen });
  }
});

test('a number that does not fit the format is returned with zero confidence', () => {
  const reading = read(plainly('123'), { expect: { kind: 'digits', count: 2 } });
  expect(reading).toMatchObject({
    text: '123',
    raw: '123',
    confidence: 0,
    accepted: false,
    refusal: 'format',
  });
  expect(reading.digits).toHaveLength(3);
});

test('a format chooses another number that was read, and keeps the raw reading', () => {
  const reading = read(oneOrTwo, { expect: { kind: 'digits', count: 2 }, maxError: 0.1 });
  expect(reading).toMatchObject({ text: '11', value: '11', raw: '1', accepted: true });
  // It has 0.4 of the probability, and half of the rest counts against it.
  expect(reading.confidence).toBeCloseTo(0.4 / 0.7, 1);
  expect(reading.digits.map(({ digit }) => digit)).toEqual([1, 1]);
});

test('a format does not choose a very improbable number', () => {
  const columns: Column[] = [{ 1: 0.999 }, { 1: 0.96, _: 0.03 }, { 1: 0.999 }, { _: 0.999 }];
  const reading = read(columns, { expect: { kind: 'digits', count: 2 }, maxError: 0.1 });
  expect(reading).toMatchObject({ text: '1', accepted: false, refusal: 'format' });
});

/** 14, a slash, 07, a slash that looks like a 1, 2026. */
const lostSlash: Column[] = [...plainly('14/07'), { 1: 0.75, '/': 0.24 }, { _: 0.999 }, ...plainly('2026')];

test.each([0.05, 0.2])('a date whose slash was read as a 1 is not accepted as a number: %f', (maxError) => {
  const curve = [{ minimumProbability: 0, risk: 0, coverage: 1 }];
  const reading = lineReading(lineOf(lostSlash), { ...manifest, riskCoverage: curve }, { maxError });
  expect(reading).toMatchObject({ text: '14/0712026', accepted: false, refusal: 'ambiguous' });
});

test('the date format reads the same columns as a date', () => {
  const reading = read(lostSlash, { expect: { kind: 'date', order: 'dmy' } });
  expect(reading).toMatchObject({ value: '2026-07-14', accepted: true });
  expect(reading.confidence).toBeGreaterThan(0.95);
});

test('a text with two meanings is ambiguous at any confidence and any maxError', () => {
  const sure = { ...manifest, calibration: { slope: 1, intercept: 3 } };
  const options: ReadingOptions = { expect: { kind: 'date' }, maxError: 0.1 };
  const reading = lineReading(lineOf(plainly('03/04/2024')), sure, options);
  expect(reading).toMatchObject({ accepted: false, refusal: 'ambiguous' });
  expect(reading.candidates.map(({ probability }) => probability)).toEqual([
    expect.closeTo(0.5, 1),
    expect.closeTo(0.5, 1),
  ]);
});

test('probabilities are calibrated with and without a format', () => {
  const doubting = { ...manifest, calibration: { slope: 1, intercept: -2 } };
  for (const options of [{}, { expect: { kind: 'digits', count: 2 } }] satisfies ReadingOptions[]) {
    const [before, after] = [manifest, doubting].map((each) =>
      lineReading(lineOf(oneOrSeven), each, options),
    );
    expect(calibrate(before.confidence, doubting.calibration)).toBeCloseTo(after.confidence, 6);
  }
});

test('returns at most `top` candidates', () => {
  expect(read(oneOrSeven).candidates).toHaveLength(5);
  expect(read(oneOrSeven, { top: 1 }).candidates).toHaveLength(1);
});
