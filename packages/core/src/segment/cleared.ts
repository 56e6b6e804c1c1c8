import type { Mask, Raster } from '../base/types.ts';
import { dilated } from '../image/dilated.ts';

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
  const removed = before.data.map((value, i) => value & (1 - after.data[i]));
  const gone = dilated({ width, height, data: removed }, EDGE);
  const kept = dilated(after, KEPT_EDGE);
  return { width, height, data: ink.data.map((value, i) => (gone[i] && !kept[i] ? 0 : value)) };
}
