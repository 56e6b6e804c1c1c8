import type { Point } from '../image/box.ts';
import type { FoundLine } from './foundLine.ts';
import { cellIn, oriented } from './gridCells.ts';
import type { Grid } from './grids.ts';
import { directionOfLines } from './placedLine.ts';
import { TABLE_PARAMETERS, type TableParameters } from './tableParameters.ts';

/**
 * Divides lines at the borders between the cells of tables: neighbours in a row are different numbers. The
 * boxes for the single digits of one number are no table; such narrow cells must be many in both
 * directions, as those of puzzles.
 */
export function atBorders(
  lines: readonly FoundLine[],
  grids: readonly Grid[],
  parameters: TableParameters = TABLE_PARAMETERS,
): FoundLine[] {
  if (lines.length === 0) return [];
  const angle = directionOfLines(lines);
  const level = grids.map((grid) => oriented(grid, angle));
  return lines.flatMap((line) => {
    const ends = level.map((grid) => bordersIn(line, grid, parameters)).find((found) => found.length > 0);
    return ends ? divided(line, ends) : [line];
  });
}

/** Where borders cross a line: distances from its middle along the line, ascending. */
function bordersIn(line: FoundLine, { crossings }: Grid, parameters: TableParameters): number[] {
  const cell = cellIn({ crossings }, line, parameters);
  if (cell === null) return [];
  const [above, below] = [crossings[cell.row], crossings[cell.row + 1]];
  const { digit, region } = line;
  const [left, right] = [above[cell.column], above[cell.column + 1]];
  const isNarrow = Math.hypot(right.x - left.x, right.y - left.y) < parameters.narrow * digit;
  const fewest = Math.min(crossings.length, above.length) - 1;
  if (isNarrow && fewest < parameters.puzzle) return [];
  const reach = region.width / 2 - parameters.inside * digit;
  return above
    .map((point, column) => alongAt(line, point, below[column]))
    .filter((along) => Math.abs(along) < reach)
    .sort((a, b) => a - b);
}

/** Where the straight line through two points crosses the middle of a line of text. */
function alongAt({ region }: FoundLine, from: Point, to: Point): number {
  const [cos, sin] = [Math.cos(region.angle), Math.sin(region.angle)];
  const place = ({ x, y }: Point) => ({
    along: (x - region.x) * cos + (y - region.y) * sin,
    across: (y - region.y) * cos - (x - region.x) * sin,
  });
  const [a, b] = [place(from), place(to)];
  return a.along - ((b.along - a.along) * a.across) / (b.across - a.across);
}

function divided(line: FoundLine, borders: readonly number[]): FoundLine[] {
  const { region } = line;
  const ends = [-region.width / 2, ...borders, region.width / 2];
  return ends.slice(1).map((end, i) => {
    const middle = (ends[i] + end) / 2;
    const [x, y] = [region.x + middle * Math.cos(region.angle), region.y + middle * Math.sin(region.angle)];
    return { ...line, region: { ...region, x, y, width: end - ends[i] } };
  });
}
