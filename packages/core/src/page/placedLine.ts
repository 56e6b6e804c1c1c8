import type { Region } from '../frames/strip.ts';
import type { Point } from '../image/box.ts';
import type { PageLine } from './lines.ts';

/** A text line as far as tables go: where it is, and how high its digits are. */
export type PlacedLine = Pick<PageLine, 'region' | 'digit'>;

/** The mean reading direction of lines, radians; long ones count more, because theirs is sure. */
export function directionOfLines(lines: readonly PlacedLine[]): number {
  let [x, y] = [0, 0];
  for (const { region } of lines) {
    x += region.width * Math.cos(region.angle);
    y += region.width * Math.sin(region.angle);
  }
  return Math.atan2(y, x);
}

/** Where a point is from the middle of a line: in the direction of the line, and across it. */
export function placeOn(
  region: Region,
  { x, y }: Point,
): { readonly along: number; readonly across: number } {
  const [dx, dy] = [x - region.x, y - region.y];
  const [cos, sin] = [Math.cos(region.angle), Math.sin(region.angle)];
  return { along: dx * cos + dy * sin, across: dy * cos - dx * sin };
}
