import { expect, test } from 'vitest';
import type { Point } from '../image/box.ts';
import { CELL, PAGE_CLASSES } from '../model/pageClasses.ts';
import { findGrids, gridsOf } from './grids.ts';

const [WIDTH, HEIGHT] = [200, 180];

/** An eighth of the side of the smallest cell of a sudoku here. */
const EIGHTH = 1.45;

/** Points of a table, in units of the table, to cells of the map. */
type View = (x: number, y: number) => Point;
type Line = { readonly from: Point; readonly to: Point; readonly thickness?: number; readonly dark?: number };

/** A map of ruled lines, as a perfect model gives it. */
function mapOf(lines: readonly Line[]) {
  const rules = new Float32Array(WIDTH * HEIGHT);
  for (const { from, to, thickness = 1.2, dark = 1 } of lines) {
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
    for (let i = 0; i < rules.length; i++) {
      const [x, y] = [(i % WIDTH) + 0.5 - from.x, Math.floor(i / WIDTH) + 0.5 - from.y];
      const [along, across] = [x * dx + y * dy, Math.abs(y * dx - x * dy)];
      if (along < -thickness / 2 || along > length + thickness / 2) continue;
      rules[i] = Math.max(rules[i], dark * Math.min(1, Math.max(0, thickness / 2 + 0.5 - across)));
    }
  }
  const classes = PAGE_CLASSES.map((name) => (name === 'rule' ? rules : new Float32Array(WIDTH * HEIGHT)));
  return { width: WIDTH, height: HEIGHT, classes };
}

/** Lines at these places of a table. */
function table(view: View, columns: readonly number[], rows: readonly number[]): Line[] {
  const [left, right, top, bottom] = [columns[0], columns.at(-1) ?? 0, rows[0], rows.at(-1) ?? 0];
  return [
    ...columns.map((x) => ({ from: view(x, top), to: view(x, bottom) })),
    ...rows.map((y) => ({ from: view(left, y), to: view(right, y) })),
  ];
}

const places = (count: number) => Array.from({ length: count + 1 }, (_, i) => i);
const level: View = (x, y) => ({ x: 30 + 14 * x, y: 20 + 14 * y });
const turned: View = (x, y) => ({ x: 60 + 11 * x - 4 * y, y: 12 + 4 * x + 11 * y });
/** A sheet that is tilted by about 30°. */
const tilted: View = (x, y) => {
  const far = 1 + 0.06 * y + 0.02 * x;
  return { x: 20 + (17 * x + 2 * y) / far, y: 15 + (22 * y) / far };
};

/** Largest distance of the crossings of a grid from where they are, cells. */
function error(
  crossings: readonly (readonly Point[])[],
  view: View,
  columns: readonly number[],
  rows: readonly number[],
) {
  expect(crossings.map((row) => row.length)).toEqual(rows.map(() => columns.length));
  const distances = crossings.flatMap((row, r) =>
    row.map(({ x, y }, c) => {
      const at = view(columns[c], rows[r]);
      return Math.hypot(x / CELL - at.x, y / CELL - at.y);
    }),
  );
  return Math.max(...distances);
}

test.each([
  ['level', level],
  ['turned by 20°', turned],
  ['tilted', tilted],
])('a sudoku that is %s has its lines, thick ones and ones with gaps', (_, view) => {
  const lines = table(view, places(9), places(9)).map((line, i) => ({
    ...line,
    thickness: i % 3 === 0 ? 2.4 : 1.2,
  }));
  const gapped = lines.flatMap(({ from, to, thickness }, i) => {
    if (i % 4 !== 1) return [{ from, to, thickness }];
    const at = (share: number) => ({
      x: from.x + share * (to.x - from.x),
      y: from.y + share * (to.y - from.y),
    });
    return [
      { from, to: at(0.4), thickness },
      { from: at(0.48), to, thickness },
    ];
  });
  const grids = findGrids(mapOf(gapped));
  expect(grids).toHaveLength(1);
  expect(error(grids[0].crossings, view, places(9), places(9))).toBeLessThan(EIGHTH);
});

test('columns and rows may differ in size', () => {
  const [columns, rows] = [
    [0, 1, 4, 5.5, 9],
    [0, 2, 3, 4, 5, 8],
  ];
  const [grid, ...others] = findGrids(mapOf(table(level, columns, rows)));
  expect(others).toEqual([]);
  expect(error(grid.crossings, level, columns, rows)).toBeLessThan(0.6);
});

test('a faint line is added where the distances of the others say that there is one', () => {
  const lines = table(level, places(8), places(8)).map((line, i) => ({
    ...line,
    dark: i === 3 || i === 14 ? 0.3 : 1,
  }));
  const [grid] = findGrids(mapOf(lines));
  expect(error(grid.crossings, level, places(8), places(8))).toBeLessThan(0.6);
});

test('tables next to each other, and one below another, are grids of their own', () => {
  const at =
    (left: number, top: number): View =>
    (x, y) => ({ x: left + 13 * x, y: top + 13 * y });
  const views = [at(10, 10), at(110, 10), at(10, 110)];
  const grids = findGrids(mapOf(views.flatMap((view) => table(view, places(5), places(4)))));
  expect(grids).toHaveLength(3);
  for (const view of views) {
    const { x, y } = view(0, 0);
    const own = grids.find(
      ({ crossings: [[first]] }) => Math.hypot(first.x - CELL * x, first.y - CELL * y) < 8,
    );
    expect(error(own?.crossings ?? [], view, places(5), places(4))).toBeLessThan(0.6);
  }
});

test.each([
  ['a ledger with rules across only', places(9).map((y) => ({ from: level(0, y), to: level(10, y) }))],
  ['a comb', [...table(level, places(8), [0, 1]), { from: level(0, 3), to: level(8, 3) }]],
  ['a frame around a text', table(level, [0, 9], [0, 9])],
  ['an empty page', []],
])('%s is no grid', (_, lines) => {
  expect(findGrids(mapOf(lines))).toEqual([]);
});

test('short rules near a grid do not belong to it', () => {
  const strays = [
    { from: level(2, -0.6), to: level(4, -0.6) },
    { from: level(0.3, 0.4), to: level(1.2, 2.8) },
    { from: level(9.6, 3), to: level(10.9, 3) },
  ];
  const [grid, ...others] = findGrids(mapOf([...table(level, places(9), places(9)), ...strays]));
  expect(others).toEqual([]);
  expect(error(grid.crossings, level, places(9), places(9))).toBeLessThan(EIGHTH);
});

test('a grid that was seen at two sizes counts once, with the lines of the clearer picture', () => {
  const half: View = (x, y) => ({ x: level(x, y).x / 2, y: level(x, y).y / 2 });
  const without = places(9).filter((place) => place !== 8);
  const sights = [
    { map: mapOf(table(half, without, without)), octave: 1 / 2 },
    { map: mapOf(table(level, places(9), places(9))), octave: 1 },
  ];
  const [grid, ...others] = gridsOf(sights);
  expect(others).toEqual([]);
  expect(error(grid.crossings, level, places(9), places(9))).toBeLessThan(0.6);
});
