import { expect, test } from 'vitest';
import { paperFor } from './paperFor.ts';
import { SHEET, type Stroke } from './stroke.ts';

const upright = (x: number, top: number, bottom: number): Stroke => ({
  points: [top, bottom].map((y) => ({ x, y, pressure: 0.5 })),
  measured: true,
});

test('one line, however low, keeps the usual sheet', () => {
  expect(paperFor([])).toEqual(SHEET);
  expect(paperFor([upright(100, 20, 470), upright(200, 300, 480)])).toEqual(SHEET);
});

test('below two lines there is room for another of the same height', () => {
  const two = [upright(100, 40, 190), upright(100, 250, 400)];
  const { height } = paperFor(two);
  expect(height).toBeGreaterThan(400 + 150);
  const three = paperFor([...two, upright(100, 440, 590)]);
  expect(three.height).toBeGreaterThan(590 + 150);
  expect(three.width).toBe(SHEET.width);
});

test('two small lines at the top still fit', () => {
  expect(paperFor([upright(100, 40, 70), upright(100, 90, 120)])).toEqual(SHEET);
});
