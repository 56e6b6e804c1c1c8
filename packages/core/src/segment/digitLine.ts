import type { Box } from '../base/types.ts';
import { STRIP_DIGIT, STRIP_HEIGHT } from '../frames/strip.ts';
import { unionBox } from '../image/box.ts';
import type { Line } from './lines.ts';
import type { MarkBeside } from './marksBeside.ts';

/** A line at least this many times as high as the digit is not the line of that digit. */
const MUCH = 4;
/** Room between a mark and the end of its line, as a fraction of the line's height. */
const MARGIN = 0.15;
/** A line is a mark if at least this fraction of its box lies inside the mark's box. */
const INSIDE = 0.8;

/**
 * Returns the line of a single digit, with room for its marks. This is the line that was found,
 * unless connected rules or a frame make it much larger than the digit.
 *
 * @param own box of the digit, pixels of the raster
 */
export function lineOfDigit(own: Box, found: Line | undefined, marks: readonly MarkBeside[]): Line {
  const fits = found !== undefined && found.box.height < MUCH * own.height;
  return covering(fits ? found : lineAround(own), marks);
}

function lineAround(own: Box): Line {
  const height = (own.height * STRIP_HEIGHT) / STRIP_DIGIT;
  const middle = { x: own.x + own.width / 2, y: own.y + own.height / 2 };
  const region = { ...middle, width: own.width + own.height / 2, height, angle: 0 };
  return { region, box: own, cut: false, pillars: 1 };
}

/**
 * Widens a line to the marks next to its digit, because line finding drops the smallest dots as
 * specks.
 */
function covering(line: Line, marks: readonly MarkBeside[]): Line {
  const { region } = line;
  const [cos, sin] = [Math.cos(region.angle), Math.sin(region.angle)];
  let [left, right] = [-region.width / 2, region.width / 2];
  for (const { box } of marks) {
    const u = (box.x + box.width / 2 - region.x) * cos + (box.y + box.height / 2 - region.y) * sin;
    const reach = box.width / 2 + MARGIN * region.height;
    [left, right] = [Math.min(left, u - reach), Math.max(right, u + reach)];
  }
  const shift = (left + right) / 2;
  const [x, y] = [region.x + shift * cos, region.y + shift * sin];
  const box = [line.box, ...marks.map((mark) => mark.box)].reduce(unionBox);
  return { ...line, box, region: { ...region, x, y, width: right - left } };
}

/**
 * True if a line consists only of the mark. Lines are found in the ink without print, so their
 * boxes differ from the boxes of pieces by a few pixels.
 */
export function isMark({ box: inner }: Line, { box: outer }: MarkBeside): boolean {
  const across = Math.min(inner.x + inner.width, outer.x + outer.width) - Math.max(inner.x, outer.x);
  const down = Math.min(inner.y + inner.height, outer.y + outer.height) - Math.max(inner.y, outer.y);
  return Math.max(0, across) * Math.max(0, down) >= INSIDE * inner.width * inner.height;
}
