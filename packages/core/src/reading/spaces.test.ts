import { expect, test } from 'vitest';
import type { Box, Raster } from '../base/types.ts';
import { logSoftmax } from '../decode/logSoftmax.ts';
import { LINE_CLASSES } from '../model/symbols.ts';
import { type Column, logitsOf } from '../testing/columns.ts';
import { withSpaces } from './spaces.ts';

const STRIDE = 4;
const HEIGHT = 24;
/** Widths of symbols in pixels; all others are as wide as a digit. */
const WIDTHS: Readonly<Record<string, number>> = { 1: 4, '(': 6, ')': 6, '-': 10 };
const DIGIT = 14;

/** Boxes of symbols with the given gaps between their ink, pixels. */
function boxesOf(text: string, gaps: readonly number[]): Box[] {
  let x = 12;
  return [...text].map((symbol, i) => {
    const width = WIDTHS[symbol] ?? DIGIT;
    const box = { x, y: 4, width, height: HEIGHT };
    x += width + (gaps[i] ?? 0);
    return box;
  });
}

/** Draws a bar for each symbol; the columns in its middle show the symbol. */
function written(text: string, gaps: readonly number[], others: readonly string[] = []) {
  const boxes = boxesOf(text, gaps);
  const end = boxes[boxes.length - 1];
  const width = Math.ceil((end.x + end.width + 12) / STRIDE) * STRIDE;
  const data = new Float32Array(32 * width);
  for (const box of boxes)
    for (let y = box.y; y < box.y + box.height; y++)
      data.fill(1, y * width + box.x, y * width + box.x + box.width);
  const columns: Column[] = Array.from({ length: width / STRIDE }, () => ({ _: 0.999 }));
  for (const [i, { x, width: own }] of boxes.entries())
    columns[Math.floor((x + own / 2) / STRIDE)] = { [text[i]]: 0.999 };
  const strip: Raster = { width, height: 32, data };
  const candidates = [text, ...others].map((each, rank) => ({ text: each, probability: 0.9 / 4 ** rank }));
  const logProbabilities = logSoftmax(logitsOf(columns), LINE_CLASSES, 1);
  return withSpaces({ candidates, logProbabilities }, strip, STRIDE);
}

const spaced = (text: string, gaps: readonly number[]) => written(text, gaps)[0].text;
/** Gaps of one width, except before some symbols. */
const gapsOf = (text: string, usual: number, wide: Readonly<Record<number, number>> = {}) =>
  Array.from({ length: text.length - 1 }, (_, i) => wide[i + 1] ?? usual);

test.each([
  ['9534689104', { 5: 22 }, '95346 89104'],
  ['953468910408967', { 5: 20, 10: 24 }, '95346 89104 08967'],
  ['12345678', { 2: 22, 4: 20, 6: 24 }, '12 34 56 78'],
  ['1450', { 2: 24 }, '14 50'],
  ['0446682800', { 3: 20, 6: 22, 8: 20 }, '044 668 28 00'],
] as const)('one gap that is much wider than the others is a space: %s', (text, wide, expected) => {
  expect(spaced(text, gapsOf(text, 4, wide))).toBe(expected);
});

test.each([
  ['close', 1],
  ['usual', 4],
  ['wide', 14],
  ['very wide', 40],
])('evenly spaced digits have no spaces: %s', (_, gap) => {
  expect(spaced('9534689104', gapsOf('9534689104', gap))).toBe('9534689104');
});

test('digits in boxes of their own have no spaces, although a 1 has more paper around it', () => {
  const text = '2011611947';
  const pitch = 32;
  const widths = [...text].map((symbol) => WIDTHS[symbol] ?? DIGIT);
  const gaps = widths.slice(1).map((width, i) => pitch - (widths[i] + width) / 2);
  expect(Math.max(...gaps) - Math.min(...gaps)).toBe(10);
  expect(spaced(text, gaps)).toBe(text);
});

test('a gap that is wider, but does not stand out, is not a space', () => {
  expect(spaced('9534689104', [4, 6, 2, 8, 11, 3, 7, 5, 9])).toBe('9534689104');
  // Twice as wide as the others in wide writing.
  expect(spaced('95346', [20, 18, 30, 22])).toBe('95346');
});

test('three digits have too few gaps to compare', () => {
  expect(spaced('123', [4, 40])).toBe('123');
});

test('a smaller gap is a space after a closing parenthesis than after a digit', () => {
  const text = '(212)5550123';
  expect(spaced(text, gapsOf(text, 2, { 5: 12 }))).toBe('(212) 5550123');
  expect(spaced(text, gapsOf(text, 2, { 8: 12 }))).toBe(text);
  expect(spaced(text, gapsOf(text, 2, { 5: 12, 8: 24 }))).toBe('(212) 555 0123');
  expect(spaced(text, gapsOf(text, 2))).toBe(text);
});

test('other marks have no spaces next to them', () => {
  const text = '555-0123';
  expect(spaced(text, gapsOf(text, 3, { 3: 30, 4: 30 }))).toBe(text);
});

test('a space stands at the same ink in all candidates', () => {
  const text = '9534689104';
  const gaps = gapsOf(text, 4, { 5: 22 });
  const [best, ...others] = written(text, gaps, ['9534189104', '953468910', '95346-89104', '', '534689104']);
  expect([best, ...others].map((each) => each.text)).toEqual([
    '95346 89104',
    '95341 89104',
    '95346 8910',
    '95346-89104',
    '',
    '5346 89104',
  ]);
  expect(others[0].probability).toBeCloseTo(0.225, 9);
});
