import type { TableCell } from '../base/types.ts';
import { alignedTables, type Table } from './alignedTables.ts';
import { cellIn, oriented } from './gridCells.ts';
import type { Grid } from './grids.ts';
import { directionOfLines, type PlacedLine } from './placedLine.ts';
import { TABLE_PARAMETERS, type TableParameters } from './tableParameters.ts';

/**
 * Finds the tables of a page and the cell of each line. A line in a ruled grid has the row and the column
 * of the grid, also if other rows are empty. Of the other lines, those that stand in common rows and
 * columns are a table: rows and columns are those in which something is written. Tables are counted from
 * top to bottom, then in the reading direction.
 *
 * @param lines in any direction; that of most of them is the page's
 * @param grids in pixels of the same picture
 * @returns for each line its cell; null for a line that is in no table
 */
export function tableCells(
  lines: readonly PlacedLine[],
  grids: readonly Grid[] = [],
  parameters: TableParameters = TABLE_PARAMETERS,
): (TableCell | null)[] {
  if (lines.length === 0) return [];
  const angle = directionOfLines(lines);
  const free = new Set(lines.keys());
  const tables: Table[] = [];
  for (const grid of grids.map((each) => oriented(each, angle))) {
    const table = [...free].flatMap((line) => {
      const cell = cellIn(grid, lines[line], parameters);
      return cell ? [{ line, ...cell }] : [];
    });
    for (const { line } of table) free.delete(line);
    if (table.length > 0) tables.push(table);
  }
  const rest = [...free];
  for (const table of alignedTables(
    rest.map((line) => lines[line]),
    angle,
    parameters,
  )) {
    tables.push(table.map((cell) => ({ ...cell, line: rest[cell.line] })));
  }
  return numbered(tables, lines, angle);
}

function numbered(tables: readonly Table[], lines: readonly PlacedLine[], angle: number) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const places = tables.map((table) => {
    const regions = table.map(({ line }) => lines[line].region);
    return {
      table,
      top: Math.min(...regions.map(({ x, y }) => y * cos - x * sin)),
      left: Math.min(...regions.map(({ x, y }) => x * cos + y * sin)),
    };
  });
  const cells: (TableCell | null)[] = lines.map(() => null);
  for (const [i, { table }] of places.toSorted((a, b) => a.top - b.top || a.left - b.left).entries()) {
    for (const { line, row, column } of table)
      cells[line] = { table: i + 1, row: row + 1, column: column + 1 };
  }
  return cells;
}
