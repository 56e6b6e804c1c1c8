import type { Point } from '../image/box.ts';
import { type Grid, isInside } from './grids.ts';
import type { PlacedLine } from './placedLine.ts';
import type { TableParameters } from './tableParameters.ts';

/** The grid with its rows in the reading direction: turned by quarters until they are nearest to it. */
export function oriented({ crossings }: Grid, angle: number): Grid {
  const [first] = crossings;
  const [from, to] = [first[0], first[first.length - 1]];
  const quarters = Math.round((angle - Math.atan2(to.y - from.y, to.x - from.x)) / (Math.PI / 2));
  let turned: readonly (readonly Point[])[] = crossings;
  for (let i = 0; i < ((quarters % 4) + 4) % 4; i++) turned = quarterTurned(turned);
  return { crossings: turned };
}

/** A grid whose rows go down, read from its other side: its last column becomes the first row. */
function quarterTurned(crossings: readonly (readonly Point[])[]): Point[][] {
  return crossings[0].map((_, i) => crossings.map((row) => row[row.length - 1 - i]));
}

/**
 * The cell of a grid in which the middle of a line is. A line that is written over several cells, as the
 * boxes of single digits, has the column of its first one. Null outside the grid.
 */
export function cellIn(
  { crossings }: Grid,
  { region, digit }: PlacedLine,
  { wide }: TableParameters,
): { row: number; column: number } | null {
  const cell = cellAt(crossings, region);
  if (cell === null) return null;
  const { row, column } = cell;
  const [left, right] = [crossings[row][column], crossings[row][column + 1]];
  if (region.width < wide * Math.hypot(right.x - left.x, right.y - left.y)) return cell;
  const back = (region.width - digit) / 2;
  const start = { x: region.x - back * Math.cos(region.angle), y: region.y - back * Math.sin(region.angle) };
  return cellAt(crossings, start) ?? cell;
}

function cellAt(crossings: readonly (readonly Point[])[], point: Point) {
  for (let row = 0; row < crossings.length - 1; row++) {
    for (let column = 0; column < crossings[row].length - 1; column++) {
      const [above, below] = [crossings[row], crossings[row + 1]];
      if (isInside(point, [above[column], above[column + 1], below[column + 1], below[column]])) {
        return { row, column };
      }
    }
  }
  return null;
}
