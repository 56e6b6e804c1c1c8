import { createRandom } from '@cifra/core/random/random.ts';
import { describe, expect, test } from 'vitest';
import { renderDigit } from '../digits/renderDigit.ts';
import { writeNumber } from '../digits/writeNumber.ts';
import { flatten, parseStroke } from '../pen/path.ts';
import { strokesBox } from '../pen/renderStrokes.ts';
import { ALLOGRAPHS } from './allographs.ts';
import { writeDigit } from './writeDigit.ts';
import { chooseShape, createWriter } from './writer.ts';

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

describe('the drawn shapes', () => {
  test.each(digits)('of %i are on the line, about one high, each with a unique name', (digit) => {
    const names = ALLOGRAPHS[digit].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { strokes, weight } of ALLOGRAPHS[digit]) {
      expect(weight).toBeGreaterThan(0);
      const ys = strokes.flatMap((text) => [...flatten(parseStroke(text))].filter((_, i) => i % 2 === 1));
      expect(Math.min(...ys)).toBeGreaterThan(-0.1);
      expect(Math.min(...ys)).toBeLessThan(0.1);
      expect(Math.max(...ys)).toBeGreaterThan(0.9);
      expect(Math.max(...ys)).toBeLessThan(1.1);
    }
  });
});

test('the same writer and stream give the same digit, another stream a slightly different one, another writer a very different one', () => {
  const write = (writer: string, time: string) => writeDigit(4, createWriter(writer), createRandom(time));
  expect(write('anna', 'monday')).toEqual(write('anna', 'monday'));
  expect(write('anna', 'tuesday')).not.toEqual(write('anna', 'monday'));
  expect(createWriter('anna').slant).not.toBe(createWriter('bert').slant);
});

test('a writer keeps to a shape, most of the time', () => {
  const writer = createWriter(7);
  const rng = createRandom('times');
  const names = Array.from({ length: 200 }, () => chooseShape(ALLOGRAPHS[7], '7', writer, rng).name);
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  expect(Math.max(...counts.values())).toBeGreaterThan(160);
  expect(counts.size).toBeGreaterThan(1);
});

test('an invalid digit is refused', () => {
  expect(() => writeDigit(10, createWriter(1), createRandom(1))).toThrow(/digit is 10/);
});

test.each(digits)('%i fits its square, with ink and paper', (digit) => {
  for (let seed = 0; seed < 20; seed++) {
    const { data, width, height } = renderDigit(digit, createWriter(seed), createRandom(seed), { size: 40 });
    expect([width, height, data.length]).toEqual([40, 40, 1600]);
    const ink = data.reduce((a, b) => a + b) / 1600;
    expect(ink).toBeGreaterThan(0.02);
    expect(ink).toBeLessThan(0.6);
    expect(data.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(data.subarray(0, 40).every((value) => value === 0)).toBe(true);
  }
});

test('a number runs from left to right on its line', () => {
  const written = writeNumber('90210', createWriter(3), createRandom(4));
  expect(written.map(({ digit }) => digit)).toEqual([9, 0, 2, 1, 0]);
  const boxes = written.map(({ strokes }) => strokesBox(strokes));
  expect(boxes[0].x).toBeCloseTo(0, 6);
  const middles = boxes.map(({ x, width }) => x + width / 2);
  expect(middles).toEqual(middles.toSorted((a, b) => a - b));
  for (const { y, height } of boxes) expect(Math.abs(y + height - 1)).toBeLessThan(0.5);
  expect(() => writeNumber('1,5', createWriter(3), createRandom(4))).toThrow(/'1,5'/);
});
