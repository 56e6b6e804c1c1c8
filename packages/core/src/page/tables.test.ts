import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Point } from '../image/box.ts';
import type { Grid } from './grids.ts';
import type { PlacedLine } from './placedLine.ts';
import { tableCells } from './tables.ts';

/** A text at a place of a page: `x` is its left edge, or its right one if it is aligned right. */
type Text = { readonly text: string; readonly x: number; readonly y: number; readonly right?: true };

const DIGIT = 20;

function line({ text, x, y, right }: Text): PlacedLine {
  const width = 14 * text.length;
  const middle = right ? x - width / 2 : x + width / 2;
  return { region: { x: middle, y, width, height: 1.2 * DIGIT, angle: 0 }, digit: DIGIT };
}

/** Turns lines about the origin, scales and shifts them. */
function moved(lines: readonly PlacedLine[], { turn = 0, scale = 1, dx = 0, dy = 0 }): PlacedLine[] {
  const at = ({ x, y }: Point) => ({
    x: scale * (x * Math.cos(turn) - y * Math.sin(turn)) + dx,
    y: scale * (x * Math.sin(turn) + y * Math.cos(turn)) + dy,
  });
  return lines.map(({ region, digit }) => ({
    region: {
      ...at(region),
      width: scale * region.width,
      height: scale * region.height,
      angle: region.angle + turn,
    },
    digit: scale * digit,
  }));
}

/** Rows of a table's texts; '' is an empty cell. */
function rowsOf(rows: readonly string[], { x = 40, y = 60 } = {}): Text[] {
  return rows.flatMap((row, r) =>
    row
      .split('|')
      .map((text, c) => ({ text, x: x + 140 * (c + 1), y: y + 50 * r, right: true as const }))
      .filter(({ text }) => text !== ''),
  );
}

const cellsOf = (texts: readonly Text[], grids?: readonly Grid[]) =>
  tableCells(texts.map(line), grids).map((cell) => cell && `${cell.table}:${cell.row},${cell.column}`);

const LEDGER = rowsOf(['12|340|1.250', '7||88', '|15|', '104|9|12.000', '3||']);

test('a ledger with right-aligned amounts keeps its columns where cells are empty', () => {
  const expected = ['1:1,1', '1:1,2', '1:1,3', '1:2,1', '1:2,3', '1:3,2', '1:4,1', '1:4,2', '1:4,3', '1:5,1'];
  expect(cellsOf(LEDGER)).toEqual(expected);
});

test('the order of the lines does not matter', () => {
  const cells = cellsOf(LEDGER);
  expect(cellsOf(LEDGER.toReversed())).toEqual(cells.toReversed());
});

test('a column whose entries are far apart, and one with a single entry, are columns of the table', () => {
  const texts = rowsOf(['1|20|', '2||', '3||', '4||', '5||', '6||', '7|21|8']);
  expect(cellsOf(texts)).toEqual([
    ...['1:1,1', '1:1,2', '1:2,1', '1:3,1', '1:4,1', '1:5,1', '1:6,1'],
    ...['1:7,1', '1:7,2', '1:7,3'],
  ]);
});

test('two tables on a page are counted from the top', () => {
  const texts = [...rowsOf(['30|40', '50|60'], { y: 700 }), ...rowsOf(['1|2', '3|4'])];
  expect(cellsOf(texts)).toEqual(['2:1,1', '2:1,2', '2:2,1', '2:2,2', '1:1,1', '1:1,2', '1:2,1', '1:2,2']);
});

test('a sum that is as wide as two columns does not join them', () => {
  const texts = [
    ...rowsOf(['12|34', '56|78']),
    { text: '123456789012345', x: 330, y: 160, right: true as const },
  ];
  const [a, b, c, d] = cellsOf(texts);
  expect([a, b, c, d]).toEqual(['1:1,1', '1:1,2', '1:2,1', '1:2,2']);
});

test('a list of numbers is a table of one column; notes all over a page are none', () => {
  expect(cellsOf(rowsOf(['12', '7', '345']))).toEqual(['1:1,1', '1:2,1', '1:3,1']);
  const notes = [
    { text: '4711', x: 100, y: 80 },
    { text: '22', x: 420, y: 190 },
    { text: '305', x: 130, y: 420 },
    { text: '99', x: 560, y: 470 },
  ];
  expect(cellsOf(notes)).toEqual([null, null, null, null]);
  expect(cellsOf(notes.slice(0, 1))).toEqual([null]);
  expect(cellsOf([])).toEqual([]);
});

test('shift, scale and any turn of the page change nothing', () => {
  const texts = [...LEDGER, ...rowsOf(['1|2', '3|4'], { y: 800 }), { text: '4711', x: 700, y: 560 }];
  const still = tableCells(texts.map(line));
  const amount = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
  fc.assert(
    fc.property(amount(Math.PI), amount(2), amount(5000), amount(5000), (turn, octaves, dx, dy) => {
      const lines = moved(texts.map(line), { turn, scale: 2 ** octaves, dx, dy });
      expect(tableCells(lines)).toEqual(still);
    }),
  );
});

test('angles of the lines that are off by a few degrees change nothing', () => {
  const still = tableCells(LEDGER.map(line));
  const angles = fc.array(fc.double({ min: -0.04, max: 0.04, noNaN: true }), {
    minLength: 10,
    maxLength: 10,
  });
  fc.assert(
    fc.property(angles, (off) => {
      const mean = off.reduce((sum, each) => sum + each, 0) / off.length;
      const lines = LEDGER.map(line).map(({ region, digit }, i) => ({
        region: { ...region, angle: (off[i] - mean) / 2 },
        digit,
      }));
      expect(tableCells(lines)).toEqual(still);
    }),
  );
});

/** A sudoku's grid in perspective, and the middles of its cells. */
const tilted = (x: number, y: number): Point => {
  const far = 1 + 0.05 * y;
  return { x: 100 + (60 * x + 8 * y) / far, y: 80 + (80 * y) / far };
};
const SUDOKU: Grid = {
  crossings: Array.from({ length: 10 }, (_, r) => Array.from({ length: 10 }, (_, c) => tilted(c, r))),
};
const digitIn = (row: number, column: number): PlacedLine => ({
  region: { ...tilted(column + 0.4, row + 0.6), width: 12, height: 24, angle: 0 },
  digit: DIGIT,
});

test('digits of a sudoku have its rows and columns, also if whole rows are empty', () => {
  const places = [
    [0, 0],
    [0, 8],
    [4, 2],
    [8, 0],
    [8, 7],
  ];
  const cells = tableCells(
    places.map(([row, column]) => digitIn(row, column)),
    [SUDOKU],
  );
  expect(cells).toEqual(places.map(([row, column]) => ({ table: 1, row: row + 1, column: column + 1 })));
});

test.each([1, 2, 3])('a sudoku that is turned by %d quarters is read in its own direction', (quarters) => {
  const turn = (quarters * Math.PI) / 2;
  const places = [
    [1, 0],
    [1, 5],
    [7, 2],
  ];
  const lines = moved(
    places.map(([row, column]) => digitIn(row, column)),
    { turn, dx: 900, dy: 900 },
  );
  const points = SUDOKU.crossings.map((row) =>
    row.map(({ x, y }) => ({
      x: x * Math.cos(turn) - y * Math.sin(turn) + 900,
      y: x * Math.sin(turn) + y * Math.cos(turn) + 900,
    })),
  );
  // Grids are found with rows along the x axis, whichever way the page is read.
  const level = [
    points,
    points[0].map((_, column) => points.toReversed().map((row) => row[column])),
    points.toReversed().map((row) => row.toReversed()),
    points[0].map((_, column) => points.map((row) => row[column])).toReversed(),
  ][quarters];
  expect(tableCells(lines, [{ crossings: level }])).toEqual(
    places.map(([row, column]) => ({ table: 1, row: row + 1, column: column + 1 })),
  );
});

test('lines outside a grid are a table of their own, or none', () => {
  const outside = rowsOf(['12|34', '56|78'], { x: 900, y: 100 }).map(line);
  const cells = tableCells([digitIn(3, 3), ...outside], [SUDOKU]);
  expect(cells[0]).toEqual({ table: 2, row: 4, column: 4 });
  expect(cells.slice(1).map((cell) => cell?.table)).toEqual([1, 1, 1, 1]);
});

test('a number over several boxes of a grid has the row of its middle and the column of its first box', () => {
  const wide: PlacedLine = {
    region: { ...tilted(4.5, 2.5), width: 150, height: 24, angle: 0 },
    digit: DIGIT,
  };
  expect(tableCells([wide], [SUDOKU])).toEqual([{ table: 1, row: 3, column: 4 }]);
});
