import type { Raster } from '@cifra/core/base/types.ts';
import { connectedComponents } from '@cifra/core/image/components.ts';

/** Writing is at least this dark. */
const INK = 0.35;
/** Ink that is smaller than this share of the height of a field, in both directions, is dirt. */
const SPECK = 0.16;

/** True if nothing was written in a field. @param writing without print */
export function isEmpty(writing: Raster, digitHeight: number): boolean {
  const { width, height } = writing;
  const data = Uint8Array.from(writing.data, (dark) => (dark >= INK ? 1 : 0));
  const { components } = connectedComponents({ width, height, data });
  return components.every(({ box }) => Math.max(box.width, box.height) < SPECK * digitHeight);
}
