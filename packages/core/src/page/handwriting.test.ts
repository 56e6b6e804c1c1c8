import { describe, expect, test } from 'vitest';
import type { Mask, Raster } from '../base/types.ts';
import { CELL, LINE_KINDS, PAGE_CLASSES, type PageClass } from '../model/pageClasses.ts';
import type { PageMap } from '../model/pageModel.ts';
import type { FoundLine } from './foundLine.ts';
import { hasRules, piecesOf, writingIn, writtenPieces } from './handwriting.ts';

/** A map of cells by their initials: paper, handwriting, print, rule, bar code, struck-out. */
function mapOf(rows: readonly string[]): PageMap {
  const names: Readonly<Record<string, PageClass>> = {
    '.': 'nothing',
    h: 'handwriting',
    p: 'print',
    r: 'rule',
    b: 'bar code',
    s: 'struck-out',
  };
  const cells = rows.join('');
  const plane = () => new Float32Array(cells.length);
  return {
    width: rows[0].length,
    height: rows.length,
    classes: PAGE_CLASSES.map((name) => Float32Array.from(cells, (cell) => (names[cell] === name ? 1 : 0))),
    centre: plane(),
    coreHeight: plane(),
    direction: plane(),
    kinds: LINE_KINDS.map(plane),
  };
}

const line = (x: number, y: number, width: number, map: PageMap, octave = 1): FoundLine => ({
  region: { x, y, width, height: 15, angle: 0 },
  digit: 12,
  kind: 'number',
  probability: 1,
  kinds: [1, 0, 0],
  sight: { map, octave },
});

const same = { pointInPicture: (point: { x: number; y: number }) => point };

const all = (width: number, height: number): Raster => ({
  width,
  height,
  data: new Float32Array(width * height).fill(0.5),
});

/** The values in the middles of the cells of a row. */
const cellsOf = ({ width, data }: Raster, row: number) =>
  Array.from({ length: width / CELL }, (_, cell) => data[(row * CELL + 2) * width + cell * CELL + 2]);

test('writing, print and struck-out ink are writing; rules, bar codes and paper are not', () => {
  const row = '.h..r..p..b..s....';
  const empty = '.'.repeat(row.length);
  const seen = writingIn(all(CELL * row.length, 12), same, line(24, 6, 40, mapOf([empty, row, empty])));
  const writing = cellsOf(seen, 1);
  for (const sign of 'hps') expect(writing[row.indexOf(sign)], sign).toBeGreaterThan(0.5);
  for (const sign of 'rb') expect(writing[row.indexOf(sign)], sign).toBeLessThan(0);
  expect(writing.at(-1)).toBe(-1);
});

test('edges of strokes that reach into the next cell are writing', () => {
  const map = mapOf(['.....', '..h..', '.....']);
  const { data } = writingIn(all(20, 12), same, line(10, 6, 8, map));
  const row = [...data.subarray(6 * 20, 7 * 20)].map((value) => (value > 0 ? 1 : 0));
  // The cell is from 8 to 11.
  expect(row.slice(7, 13)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(row.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
});

test('the map may be of a smaller picture, and the part a shifted one', () => {
  const map = mapOf(['..', '.h']);
  const shifted = { pointInPicture: ({ x, y }: { x: number; y: number }) => ({ x: x + 8, y: y + 8 }) };
  const { data } = writingIn(all(8, 8), shifted, line(12, 12, 8, map, 0.5));
  expect(data[6 * 8 + 6]).toBe(1);
  expect(writingIn(all(8, 8), same, line(12, 12, 8, map, 0.5)).data[0]).toBeLessThanOrEqual(0);
});

describe('pieces of a line', () => {
  /** Rows of ink; `#` where the page model sees writing, `r` where it sees rules. */
  function piecesIn(rows: readonly string[], digit: number): string[] {
    const [width, height] = [rows[0].length, rows.length];
    const signs = rows.join('');
    const mask = { width, height, data: Uint8Array.from(signs, (sign) => (sign === '.' ? 0 : 1)) };
    const writing = { width, height, data: Float32Array.from(signs, (sign) => (sign === '#' ? 0.5 : -0.5)) };
    const { data } = writtenPieces(mask, writing, digit);
    return rows.map((_, y) =>
      [...data.subarray(y * width, (y + 1) * width)].map((ink) => (ink ? '#' : '.')).join(''),
    );
  }

  test('a 1 most of which is taken for a rule stays whole', () => {
    const one = ['.#.', '.#.', '.r.', '.r.', '.r.', '.r.'];
    expect(piecesIn(one, 6)).toEqual(['.#.', '.#.', '.#.', '.#.', '.#.', '.#.']);
  });

  test('a rule as high as a digit goes, also where a cell of writing touches it', () => {
    const side = ['.r.', '.r.', '.r.', '.r.', '.r.', '.#.'];
    expect(piecesIn(side, 6).join('')).not.toContain('#');
  });

  test('of writing that touches a long rule the writing stays, and ends of rules go', () => {
    const comb = ['.....##......', '.....##......', '.#...##......', 'rrrrrrrrrrrrr'];
    expect(piecesIn(comb, 3)).toEqual(['.....##......', '.....##......', '.....##......', '.............']);
  });
});

test('each piece of ink belongs to the nearest line, and to none far from all', () => {
  const map = mapOf(['h']);
  const [upper, lower] = [line(40, 10, 80, map), line(40, 30, 80, map)];
  const mask = { width: 120, height: 60, data: new Uint8Array(120 * 60) };
  const dot = (x: number, y: number) => mask.data.fill(1, y * 120 + x, y * 120 + x + 2);
  for (const [x, y] of [
    [10, 9],
    [40, 18],
    [40, 24],
    [85, 10],
    [110, 10],
    [20, 55],
  ])
    dot(x, y);
  const marked = ({ data }: Mask) =>
    [...data.keys()].filter((i) => data[i] && !data[i - 1]).map((i) => [i % 120, Math.floor(i / 120)]);
  expect(marked(piecesOf(mask, same, upper, [lower]))).toEqual([
    [10, 9],
    [85, 10],
    [40, 18],
  ]);
  expect(marked(piecesOf(mask, same, lower, [upper]))).toEqual([[40, 24]]);
});

test('a line in boxes has rules, one above a far rule has none', () => {
  const boxes = mapOf(['rrrrrr', 'rhhrhr', 'rrrrrr']);
  expect(hasRules(line(12, 6, 24, boxes))).toBe(true);
  const far = mapOf(['hhhhhh', '......', '......', '......', '......', 'rrrrrr']);
  expect(hasRules(line(12, 2, 24, far))).toBe(false);
});
