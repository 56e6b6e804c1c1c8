import type { Box, Reading } from '@cifra/core/base/types.ts';
import { type Grid, isInside } from '@cifra/core/page/grids.ts';
import type { SudokuPhoto } from '@cifra/training/data/formats/sudoku.ts';

/** How the photograph of a sudoku was read. */
export type Solved = {
  readonly photos: number;
  /** Photographs with a grid of 9×9 cells at the right place. */
  readonly located: number;
  /** Cells in which a digit stands. */
  readonly cells: number;
  /** Cells whose digit was read, with its row and column. */
  readonly right: number;
  readonly accepted: number;
  /** Accepted readings with another digit than their cell, or in an empty cell. */
  readonly acceptedWrong: number;
};

export const NO_SUDOKU: Solved = { photos: 0, located: 0, cells: 0, right: 0, accepted: 0, acceptedWrong: 0 };

/** Lines of a sudoku in one direction. */
const LINES = 10;
/** Most distance of a grid's corner from the labelled one, sides of a cell: the labels are as rough. */
const OFF = 0.4;

/** Compares grids and readings of a photograph with its labels; what stands outside the grid does not count. */
export function judgeSudoku(
  photo: Pick<SudokuPhoto, 'rows' | 'corners'>,
  grids: readonly Grid[],
  readings: readonly Reading[],
): Solved {
  const all = readings.filter(({ cell, box }) => cell && box && isInside(middleOf(box), photo.corners));
  const digitAt = ({ cell }: Reading) => String(photo.rows[(cell?.row ?? 0) - 1]?.[(cell?.column ?? 0) - 1]);
  const right = all.filter((reading) => digitAt(reading) !== '0' && reading.text === digitAt(reading));
  const accepted = all.filter((reading) => reading.accepted);
  return {
    photos: 1,
    located: grids.some((grid) => isAt(grid, photo.corners)) ? 1 : 0,
    cells: photo.rows.flat().filter((digit) => digit > 0).length,
    right: right.length,
    accepted: right.filter((reading) => reading.accepted).length,
    acceptedWrong: accepted.filter((reading) => !right.includes(reading)).length,
  };
}

/** True if a grid has nine rows and columns and these corners, from whichever side it is read. */
function isAt({ crossings }: Grid, corners: SudokuPhoto['corners']): boolean {
  if (crossings.length !== LINES || crossings[0].length !== LINES) return false;
  const [first, last] = [crossings[0], crossings[LINES - 1]];
  const own = [first[0], first[LINES - 1], last[LINES - 1], last[0]];
  const side = distance(corners[0], corners[1]) / (LINES - 1);
  return own.some((_, turn) =>
    corners.every((corner, i) => distance(corner, own[(i + turn) % 4]) <= OFF * side),
  );
}

function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

type Point = { readonly x: number; readonly y: number };

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
