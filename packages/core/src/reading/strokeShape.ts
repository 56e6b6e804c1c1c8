import type { Raster } from '../base/types.ts';
import { principalAxes } from '../image/principalAxes.ts';
import type { Part } from './symbolInk.ts';

/** The shape of a symbol's ink in a strip. */
export type StrokeShape = {
  /** Pixels to the right for each pixel up: regression of columns on rows. */
  readonly lean: number;
  /** Standard deviation of the ink along its main axis, divided by that across it. */
  readonly slenderness: number;
  /** Rows from the highest to the lowest ink. */
  readonly height: number;
};

/** Ink paler than this does not belong to a stroke. */
const INK = 0.3;
/** Variance of one pixel, so that a stroke one pixel wide has a width. */
const PIXEL = 1 / 12;

/** Measures the ink in a part of a strip. Returns null where it has none. */
export function strokeShape({ width, height, data }: Raster, part: Part): StrokeShape | null {
  let [sum, x, y, xx, xy, yy] = [0, 0, 0, 0, 0, 0];
  let [top, bottom] = [height, 0];
  for (let row = 0; row < height; row++) {
    for (let column = part.left[row]; column < part.right[row]; column++) {
      const ink = data[row * width + column];
      // A part may reach beyond the strip where a string has more symbols than fit into it.
      if (!(ink >= INK)) continue;
      top = Math.min(top, row);
      bottom = row + 1;
      sum += ink;
      x += ink * column;
      y += ink * row;
      xx += ink * column * column;
      xy += ink * column * row;
      yy += ink * row * row;
    }
  }
  if (sum === 0) return null;
  const { along, across, lean } = principalAxes([x, y, xx, xy, yy], sum, PIXEL);
  return {
    lean,
    slenderness: Math.sqrt(along / across),
    height: bottom - top,
  };
}
