import { groupBy } from '../base/groupBy.ts';
import { type ExportedLine, exportedLine } from './exportedLine.ts';
import type { ReadPicture } from './readPicture.ts';
import { around, type WholeBox } from './wholeBox.ts';

/** A cell of a table, with its place counted from 1, and its lines in reading order. */
export type ExportedCell = {
  readonly row: number;
  readonly column: number;
  readonly box: WholeBox;
  readonly lines: readonly ExportedLine[];
};

export type ExportedTable = {
  readonly kind: 'table';
  readonly id: string;
  readonly box: WholeBox;
  readonly rows: number;
  readonly columns: number;
  /** In order of rows, then columns; only cells with a number. */
  readonly cells: readonly ExportedCell[];
};

/** What a page consists of. */
export type Block = { readonly kind: 'line'; readonly line: ExportedLine } | ExportedTable;

type Place = { readonly row: number; readonly column: number };
type Placed = { readonly line: ExportedLine; readonly place: Place };

/**
 * Arranges the readings of a picture for formats with a hierarchy. Blank paper has no place, and is
 * left out. A table is where its first number is in reading order.
 *
 * @param prefix begins each id; ids are unique in a document
 */
export function blocksOf({ readings, width, height }: ReadPicture, prefix: string): Block[] {
  const lines = readings.flatMap(({ cell, ...reading }, i) => {
    const line = exportedLine(reading, `${prefix}line${i + 1}`, { width, height });
    return line === null ? [] : { line, cell };
  });
  const groups = groupBy(lines, ({ line, cell }) => cell?.table ?? line.id);
  return [...groups].map(([key, members]): Block => {
    if (typeof key === 'string') return { kind: 'line', line: members[0].line };
    const placed = members.flatMap(({ line, cell }) => (cell ? { line, place: cell } : []));
    return tableOf(placed, `${prefix}table${key}`);
  });
}

function tableOf(lines: readonly Placed[], id: string): ExportedTable {
  const cells = [...groupBy(lines, ({ place }) => `${place.row} ${place.column}`).values()]
    .map(cellOf)
    .sort((a, b) => a.row - b.row || a.column - b.column);
  return {
    kind: 'table',
    id,
    box: around(cells.map(({ box }) => box)),
    rows: Math.max(...cells.map(({ row }) => row)),
    columns: Math.max(...cells.map(({ column }) => column)),
    cells,
  };
}

function cellOf(placed: readonly Placed[]): ExportedCell {
  const { row, column } = placed[0].place;
  const lines = placed.map(({ line }) => line);
  return { row, column, box: around(lines.map(({ box }) => box)), lines };
}
