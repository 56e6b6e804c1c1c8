import { join } from 'node:path';
import { DataError } from '../../dataset/dataError.ts';
import { pictureOf, type RealPicture, readTable, realPictures } from './forms.ts';

export type Corner = { readonly x: number; readonly y: number };

/** A photograph of a newspaper's sudoku (Wicht and Hennebert, SoCPaR 2014, CC BY 4.0). */
export type SudokuPhoto = RealPicture & {
  /**
   * `v1` and `v2`: printed digits only. `mixed`: completed with handwriting that was pasted in; its
   * origin is not known, so it is for finding cells, not for training a model of digits.
   */
  readonly part: 'v1' | 'v2' | 'mixed';
  readonly phone: string;
  /** Nine rows of nine digits; 0 = an empty cell. */
  readonly rows: readonly (readonly number[])[];
  /** The grid's corners, pixels: top left, top right, bottom right, bottom left. */
  readonly corners: readonly [Corner, Corner, Corner, Corner];
};

const FOLDER = 'forms/sudoku';
const CORNERS = ['tl', 'tr', 'br', 'bl'];
const COLUMNS = ['file', 'part', 'phone', 'rows', ...CORNERS.flatMap((name) => [`${name}_x`, `${name}_y`])];

/**
 * Reads the labels of the sudoku photographs of a data folder; the pictures are not opened. Several
 * photographs show the same puzzle.
 * @throws DataError if the table is missing or malformed, or a labelled picture is missing
 */
export async function readSudoku(root: string): Promise<SudokuPhoto[]> {
  const pictures = await realPictures(root, FOLDER);
  const path = join(root, FOLDER, 'labels.csv');
  const rows = await readTable(path, COLUMNS);
  return rows.map((row, i) => ({
    ...pictureOf(pictures, `${FOLDER}/${row[0]}`),
    ...parseRow(row, `${path}, line ${i + 2}`),
  }));
}

function parseRow([, part, phone, digits, ...numbers]: readonly string[], where: string) {
  if (part !== 'v1' && part !== 'v2' && part !== 'mixed') {
    throw new DataError(`${where}: part is ${JSON.stringify(part)}, expected v1, v2 or mixed`);
  }
  if (!/^\d{9}(\/\d{9}){8}$/.test(digits)) {
    throw new DataError(`${where}: rows are ${JSON.stringify(digits)}, expected nine times nine digits`);
  }
  const values = numbers.map(Number);
  if (!values.every(Number.isFinite)) {
    throw new DataError(`${where}: corners are ${numbers.join(', ')}, expected eight numbers`);
  }
  const corner = (i: number): Corner => ({ x: values[2 * i], y: values[2 * i + 1] });
  return {
    part,
    phone,
    rows: digits.split('/').map((row) => [...row].map(Number)),
    corners: [corner(0), corner(1), corner(2), corner(3)],
  } as const;
}
