import type { Box, Raster } from '@cifra/core/base/types.ts';
import { connectedComponents } from '@cifra/core/image/components.ts';

/** Writing is at least this dark. */
const INK = 0.3;
/** Share of a stroke in the field to which it belongs. */
const INSIDE = 0.4;

/**
 * Removes what was written in the fields around: strokes of which most is outside.
 * @param inside the field, pixels of `writing`
 */
export function ownWriting(writing: Raster, inside: Box): Raster {
  const { width, height } = writing;
  const mask = { width, height, data: Uint8Array.from(writing.data, (dark) => (dark >= INK ? 1 : 0)) };
  const { labels, components } = connectedComponents(mask);
  const within = new Uint32Array(components.length + 1);
  for (let y = Math.floor(inside.y); y < inside.y + inside.height; y++) {
    for (let x = Math.floor(inside.x); x < inside.x + inside.width; x++) within[labels[y * width + x]]++;
  }
  const isOther = components.map(({ label, area }) => within[label] < INSIDE * area);
  const data = writing.data.slice();
  for (let i = 0; i < data.length; i++) if (labels[i] > 0 && isOther[labels[i] - 1]) data[i] = 0;
  return { width, height, data };
}
