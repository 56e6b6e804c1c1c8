import { quantile } from '@cifra/core/base/quantile.ts';
import type { Mask, Raster } from '@cifra/core/base/types.ts';
import { dilation } from '@cifra/core/image/closing.ts';
import { dilated } from '@cifra/core/image/dilated.ts';

/** Print of the blank is at least this dark. */
const PRINT = 0.2;
/** The middle of a printed line is at least this dark, relative to the darkest print. */
const CORE = 0.6;
/** Writing is at least this dark, relative to the pen. */
const INK = 0.35;
/** Where something is darker than the print by this, relative to the pen, it was written over it. */
const OVER = 0.3;

/**
 * Returns what was written on a form: the darkness of a picture without the print of the blank. Strokes that cross a
 * printed line are closed again.
 *
 * @param filled darkness, 0 = paper, 1 = ink
 * @param blank darkness of the same part of the blank, at the same scale
 * @param slack how far the print may be from its place, pixels
 * @param pen darkness of the writing; it becomes 1
 */
export function writingOn(filled: Raster, blank: Raster, slack: number, pen = 1): Raster {
  const { width, height } = filled;
  const printed: Mask = {
    width,
    height,
    data: Uint8Array.from(blank.data, (dark) => (dark >= PRINT ? 1 : 0)),
  };
  const covered = dilated(printed, Math.max(1, Math.round(slack)));
  const data = new Float32Array(filled.data.length);
  for (let i = 0; i < data.length; i++) data[i] = covered[i] ? 0 : filled.data[i];
  const darkest = dilation(blank, Math.max(1, Math.round(slack))).data;
  const print = tone(filled, blank);
  for (let i = 0; i < data.length; i++) {
    if (covered[i] && filled.data[i] - Math.max(darkest[i], print) >= OVER * pen) data[i] = filled.data[i];
  }
  bridge({ width, height, data: covered }, filled, data, INK * pen);
  for (let i = 0; i < data.length; i++) data[i] = Math.min(1, data[i] / pen);
  return { width, height, data };
}

/** Share of print that is not written over, at least. */
const BARE = 0.7;

/** How dark the print of a field is on the filled page: a fax or a copy makes pale print black. */
function tone(filled: Raster, blank: Raster): number {
  const darkest = blank.data.reduce((most, dark) => Math.max(most, dark), 0);
  if (darkest < PRINT) return 0;
  const there = filled.data.filter((_, i) => blank.data[i] >= CORE * darkest).sort();
  return quantile(there, BARE);
}

/** Steps across a printed line: down, right, and along both diagonals. */
const DIRECTIONS = [
  [0, 1],
  [1, 0],
  [1, 1],
  [-1, 1],
] as const;

/** Fills covered pixels between two ends of ink that face each other and are dark all the way. */
function bridge(covered: Mask, filled: Raster, writing: Float32Array, ink: number): void {
  const { width, height } = covered;
  const ends = writing.slice();
  const widest = Math.max(6, Math.round(0.12 * Math.min(width, height)));
  for (const direction of DIRECTIONS) {
    const step = direction[1] * width + direction[0];
    for (let at = 0; at < ends.length; at++) {
      if (covered.data[at] || ends[at] < ink) continue;
      const length = darkRun(covered, filled, at, direction, { widest, ink });
      const end = at + (length + 1) * step;
      if (length === 0 || ends[end] < ink) continue;
      const dark = Math.min(ends[at], ends[end]);
      for (let k = 1; k <= length; k++) writing[at + k * step] = Math.max(writing[at + k * step], dark);
    }
  }
}

/** Length of the dark covered run after a pixel, if an uncovered pixel follows it; else 0. */
function darkRun(
  { width, height, data }: Mask,
  filled: Raster,
  from: number,
  [dx, dy]: readonly [number, number],
  { widest, ink }: { readonly widest: number; readonly ink: number },
): number {
  let [x, y] = [(from % width) + dx, Math.floor(from / width) + dy];
  for (let length = 0; length <= widest; length++, x += dx, y += dy) {
    if (x < 0 || x >= width || y >= height) return 0;
    const at = y * width + x;
    if (!data[at]) return length;
    if (filled.data[at] < ink) return 0;
  }
  return 0;
}
