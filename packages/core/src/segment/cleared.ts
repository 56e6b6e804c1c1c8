import type { Mask, Raster } from '../base/types.ts';

/** Width of the soft edge of a printed line, which is removed too, pixels. */
const EDGE = 2;
/** Width of the edge of kept ink, which is kept too, pixels. */
const KEPT_EDGE = 1;

/**
 * Returns the darkness of a page without the ink that was removed from its mask, so that boxes and
 * base lines vanish from the strips too.
 *
 * @param before mask of all ink
 * @param after mask of the ink that is kept
 */
export function cleared(ink: Raster, before: Mask, after: Mask): Raster {
  if (after === before) return ink;
  const { width, height } = ink;
  const gone = near(
    before.data.map((value, i) => value & (1 - after.data[i])),
    width,
    height,
    EDGE,
  );
  const kept = near(after.data, width, height, KEPT_EDGE);
  return { width, height, data: ink.data.map((value, i) => (gone[i] && !kept[i] ? 0 : value)) };
}

/** Returns 1 in the square of side 2·radius + 1 around each 1. */
function near(data: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  const wide = new Uint8Array(data.length);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (!data[at]) continue;
      const [left, right] = [Math.max(0, x - radius), Math.min(width, x + radius + 1)];
      for (let v = Math.max(0, y - radius); v <= Math.min(height - 1, y + radius); v++) {
        wide.fill(1, v * width + left, v * width + right);
      }
    }
  }
  return wide;
}
