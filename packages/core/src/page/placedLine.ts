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
