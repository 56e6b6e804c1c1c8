import type { PlacedLine } from './placedLine.ts';
import type { TableParameters } from './tableParameters.ts';

/** Lines of one table with their rows and columns, counted from 0. */
export type Table = readonly { readonly line: number; readonly row: number; readonly column: number }[];

/** A line in the page's direction; lengths in pixels. */
type Level = {
  readonly line: number;
  readonly left: number;
  readonly right: number;
  /** Its middle, downwards. */
  readonly middle: number;
  readonly digit: number;
};

/**
 * Finds tables by alignment alone. Lines under each other are columns, also over empty cells; columns
 * with common rows are a table. A table has at least two columns or one long one.
 */
export function alignedTables(
  lines: readonly PlacedLine[],
  angle: number,
  parameters: TableParameters,
): Table[] {
  return bandsOf(levelled(lines, angle), parameters)
    .map((band) => columnsOf(band, parameters))
    .flatMap((columns) => joined(columns, parameters).map((table) => withSingles(table, columns, parameters)))
    .filter((table) => table.length > 1 || table[0].length >= parameters.column)
    .map((table) => cellsOf(table, parameters));
}

function levelled(lines: readonly PlacedLine[], angle: number): Level[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const level = lines.map(({ region: { x, y, width }, digit }, line) => {
    const along = x * cos + y * sin;
    return { line, left: along - width / 2, right: along + width / 2, middle: y * cos - x * sin, digit };
  });
  return level.toSorted((a, b) => a.middle - b.middle || a.left - b.left);
}

/** Splits the lines, from top to bottom, where nothing is written over several heights. */
function bandsOf(lines: readonly Level[], { below }: TableParameters): Level[][] {
  const bands: Level[][] = [];
  for (const line of lines) {
    const last = bands.at(-1)?.at(-1);
    const isNext = last && line.middle - last.middle <= below * Math.max(line.digit, last.digit);
    if (isNext) bands[bands.length - 1].push(line);
    else bands.push([line]);
  }
  return bands;
}

/** Puts each line, from top to bottom, into the column with a line that it overlaps most. */
function columnsOf(lines: readonly Level[], parameters: TableParameters): Level[][] {
  const columns: Level[][] = [];
  for (const line of lines) {
    const fitting = columns
      .filter((column) => !column.some((other) => isOneRow(line, other, parameters)))
      .map((column) => ({ column, overlap: Math.max(...column.map((other) => shared(line, other))) }))
      .filter(({ overlap }) => overlap >= parameters.overlap)
      .sort((a, b) => b.overlap - a.overlap);
    if (fitting.length > 0) fitting[0].column.push(line);
    else columns.push([line]);
  }
  return columns;
}

function isOneRow(a: Level, b: Level, { level }: TableParameters): boolean {
  return Math.abs(a.middle - b.middle) <= level * Math.min(a.digit, b.digit);
}

/** Overlap of two lines as a share of the shorter. */
function shared(a: Level, b: Level): number {
  const both = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return both / Math.min(a.right - a.left, b.right - b.left);
}

type Columns = readonly (readonly Level[])[];

/** Groups columns of several lines that have rows in common. */
function joined(columns: Columns, parameters: TableParameters): Columns[] {
  const open = new Set(columns.filter((column) => column.length > 1));
  const tables: Columns[] = [];
  for (const first of open) {
    const table = new Set([first]);
    for (const column of table) {
      for (const other of open)
        if (commonRows(column, other, parameters) >= parameters.common) table.add(other);
    }
    for (const column of table) open.delete(column);
    tables.push([...table]);
  }
  return tables;
}

function commonRows(one: readonly Level[], other: readonly Level[], parameters: TableParameters): number {
  return one.filter((line) => other.some((each) => isOneRow(line, each, parameters))).length;
}

/** Adds single lines that are in a row of the table and not far from it: a column with one entry. */
function withSingles(table: Columns, columns: Columns, parameters: TableParameters): Columns {
  const all = [...table];
  if (table.length < 2) return all;
  for (const column of columns.filter(({ length }) => length === 1)) {
    const [line] = column;
    const isNext = all.flat().some((other) => {
      const gap = Math.max(line.left - other.right, other.left - line.right);
      return isOneRow(line, other, parameters) && gap <= parameters.next * line.digit;
    });
    if (isNext) all.push(column);
  }
  return all.toSorted((a, b) => middleOf(a) - middleOf(b));
}

function middleOf(column: readonly Level[]): number {
  return column.reduce((sum, { left, right }) => sum + (left + right) / 2, 0) / column.length;
}

/** A row begins with a line that is not level with the one before it. */
function cellsOf(table: Columns, parameters: TableParameters): Table {
  const lines = table.flatMap((column, i) => column.map((line) => ({ ...line, column: i })));
  let row = -1;
  let first: Level | undefined;
  return lines
    .toSorted((a, b) => a.middle - b.middle)
    .map((line) => {
      if (!first || !isOneRow(line, first, parameters)) {
        row++;
        first = line;
      }
      return { line: line.line, row, column: line.column };
    });
}
