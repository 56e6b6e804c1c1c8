import type { Point } from '../image/box.ts';
import type { FoundLine } from './foundLine.ts';
import { cellIn, oriented } from './gridCells.ts';
import type { Grid } from './grids.ts';
import { directionOfLines, placeOn } from './placedLine.ts';
import { TABLE_PARAMETERS, type TableParameters } from './tableParameters.ts';

/**
 * Divides lines at the borders between the cells of tables: neighbours in a row are different numbers. In
 * narrow cells, these are single digits, as in puzzles, if most lines there are in one cell: not in the
 * boxes of a form's number, nor on squared paper.
 */
export function atBorders(
  lines: readonly FoundLine[],
  grids: readonly Grid[],
  parameters: TableParameters = TABLE_PARAMETERS,
): FoundLine[] {
  if (lines.length === 0) return [];
  const angle = directionOfLines(lines);
  const borders = new Map<FoundLine, readonly number[]>();
  for (const grid of grids.map((each) => oriented(each, angle))) {
    const inside = lines.flatMap((line) => {
      const cell = cellIn(grid, line, parameters);
      return cell
        ? [
            {
              line,
              isNarrow: isNarrow(line, grid, cell, parameters),
              found: bordersIn(line, grid, cell, parameters),
            },
          ]
        : [];
    });
    const narrow = inside.filter((each) => each.isNarrow);
    const single = narrow.filter(({ found }) => found.length === 0);
    const isPuzzle = 2 * single.length > narrow.length;
    for (const each of inside) if (!each.isNarrow || isPuzzle) borders.set(each.line, each.found);
  }
  return lines.flatMap((line) => divided(line, borders.get(line) ?? []));
}

type Place = { readonly row: number; readonly column: number };

/** True if the cell has room for one digit only. */
function isNarrow(
  { digit }: FoundLine,
  { crossings }: Grid,
  { row, column }: Place,
  { narrow }: TableParameters,
): boolean {
  const [left, right] = [crossings[row][column], crossings[row][column + 1]];
  return Math.hypot(right.x - left.x, right.y - left.y) < narrow * digit;
}

/** Where borders cross a line: distances from its middle along the line, ascending. */
function bordersIn(
  line: FoundLine,
  { crossings }: Grid,
  { row }: Place,
  { inside }: TableParameters,
): number[] {
  const [above, below] = [crossings[row], crossings[row + 1]];
  const reach = line.region.width / 2 - inside * line.digit;
  return above
    .map((point, column) => alongAt(line, point, below[column]))
    .filter((along) => Math.abs(along) < reach)
    .sort((a, b) => a - b);
}

/** Where the straight line through two points crosses the middle of a line of text. */
function alongAt({ region }: FoundLine, from: Point, to: Point): number {
  const [a, b] = [placeOn(region, from), placeOn(region, to)];
  return a.along - ((b.along - a.along) * a.across) / (b.across - a.across);
}

function divided(line: FoundLine, borders: readonly number[]): readonly FoundLine[] {
  if (borders.length === 0) return [line];
  const { region } = line;
  const ends = [-region.width / 2, ...borders, region.width / 2];
  return ends.slice(1).map((end, i) => {
    const middle = (ends[i] + end) / 2;
    const [x, y] = [region.x + middle * Math.cos(region.angle), region.y + middle * Math.sin(region.angle)];
    return { ...line, region: { ...region, x, y, width: end - ends[i] } };
  });
}
