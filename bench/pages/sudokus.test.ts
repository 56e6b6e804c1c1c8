import type { Reading } from '@cifra/core/base/types.ts';
import { unread } from '@cifra/core/reading/unread.ts';
import { expect, test } from 'vitest';
import { judgeSudoku } from './sudokus.ts';

const rows = Array.from({ length: 9 }, (_, row) => [1, 2, 0, 0, 0, 0, 0, 0, row + 1]);
const corners = [
  { x: 100, y: 100 },
  { x: 190, y: 100 },
  { x: 190, y: 190 },
  { x: 100, y: 190 },
] as const;
const photo = { rows, corners };

/** A grid of 9×9 cells of these sides. */
function gridOf(width: number, height: number, shift = 0) {
  const crossings = Array.from({ length: 10 }, (_, r) =>
    Array.from({ length: 10 }, (_, c) => ({ x: 100 + width * c + shift, y: 100 + height * r })),
  );
  return { crossings };
}

const reading = (text: string, row: number, column: number, accepted = true): Reading => ({
  ...unread('ambiguous', null),
  text,
  accepted,
  box: { x: 122, y: 123, width: 4, height: 6 },
  cell: { table: 1, row, column },
});

test('a grid is located if it has nine rows and columns and its corners are near the labels', () => {
  const isLocated = (grid: ReturnType<typeof gridOf>) => judgeSudoku(photo, [grid], []).located;
  expect(isLocated(gridOf(10, 10, 3))).toBe(1);
  expect(isLocated(gridOf(10, 10, 5))).toBe(0);
  expect(isLocated({ crossings: gridOf(10, 10).crossings.slice(1) })).toBe(0);
  const turned = gridOf(10, 10).crossings.map((row) => row.toReversed());
  expect(isLocated({ crossings: turned[0].map((_, i) => turned.map((row) => row[i])) })).toBe(1);
});

test('a digit is right only in its own row and column, and does not count outside the grid', () => {
  const readings = [
    reading('1', 1, 1),
    reading('2', 1, 2, false),
    reading('2', 1, 1),
    reading('7', 7, 9),
    reading('5', 3, 4),
    { ...reading('1', 2, 1), cell: undefined as never },
    reading('1', 10, 1),
    { ...reading('4', 1, 1), box: { x: 20, y: 200, width: 4, height: 6 } },
  ];
  expect(judgeSudoku(photo, [], readings)).toEqual({
    photos: 1,
    located: 0,
    cells: 27,
    right: 3,
    accepted: 2,
    acceptedWrong: 3,
  });
});
