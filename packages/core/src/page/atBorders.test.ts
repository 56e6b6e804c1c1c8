import { expect, test } from 'vitest';
import { LINE_KINDS, PAGE_CLASSES } from '../model/pageClasses.ts';
import type { PageMap } from '../model/pageModel.ts';
import { atBorders } from './atBorders.ts';
import type { FoundLine } from './foundLine.ts';
import type { Grid } from './grids.ts';

const none = new Float32Array(0);
const map: PageMap = {
  width: 0,
  height: 0,
  classes: PAGE_CLASSES.map(() => none),
  centre: none,
  coreHeight: none,
  direction: none,
  kinds: LINE_KINDS.map(() => none),
};

const line = (x: number, y: number, width: number, angle = 0): FoundLine => ({
  region: { x, y, width, height: 25, angle },
  digit: 20,
  kind: 'number',
  probability: 1,
  kinds: [1, 0, 0],
  sight: { map, octave: 1 },
});

/** A grid whose cells have these sizes, from (0, 0) on; `slope` is the lean of its upright borders. */
const grid = (rows: number, columns: number, width: number, height: number, slope = 0): Grid => ({
  crossings: Array.from({ length: rows + 1 }, (_, r) =>
    Array.from({ length: columns + 1 }, (_, c) => ({ x: c * width + slope * r * height, y: r * height })),
  ),
});

const places = (lines: readonly FoundLine[]) => lines.map(({ region }) => [region.x, region.width]);

test('neighbours in the wide cells of a table are two numbers', () => {
  expect(places(atBorders([line(100, 15, 80)], [grid(3, 2, 100, 30)]))).toEqual([
    [80, 40],
    [120, 40],
  ]);
});

test('the place of a leaning border is that in the row of the line', () => {
  const [left, right] = atBorders([line(118, 45, 80)], [grid(3, 2, 100, 30, 0.4)]);
  expect(left.region.x + left.region.width / 2).toBeCloseTo(118, 6);
  expect(right.region.width).toBeCloseTo(40, 6);
});

test('digits in boxes are one number, also in the rows of a form and on squared paper', () => {
  const digits = [line(80, 20, 110), line(80, 60, 110), line(60, 100, 20)];
  expect(atBorders(digits, [grid(9, 9, 40, 40)])).toEqual(digits);
});

test('digits in the cells of a puzzle are many numbers', () => {
  const single = [line(20, 60, 20), line(60, 100, 20), line(140, 140, 20)];
  expect(places(atBorders([line(80, 20, 70), ...single], [grid(9, 9, 40, 40)]))).toEqual([
    [62.5, 35],
    [97.5, 35],
    ...places(single),
  ]);
});

test('writing that reaches a little over a border stays whole, as does writing outside', () => {
  const over = line(62, 15, 90);
  const outside = line(400, 15, 90);
  expect(atBorders([over, outside], [grid(3, 2, 100, 30)])).toEqual([over, outside]);
});
