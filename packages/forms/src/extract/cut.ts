import type { Box, Raster } from '@cifra/core/base/types.ts';
import type { Point } from '@cifra/core/image/box.ts';
import { drawn } from '../register/drawn.ts';
import type { Grey } from '../register/grey.ts';
import type { Cv } from '../register/openCv.ts';

/**
 * Cuts a box of the blank out of a grey image, as darkness: 0 = paper, 1 = black.
 *
 * @param toPicture from pixels of the blank to pixels of the picture of `grey`
 * @param scale pixels of the result for a pixel of the blank
 */
export function cut(
  cv: Cv,
  { mat, factor }: Grey,
  box: Box,
  toPicture: (point: Point) => Point,
  scale: number,
): Raster {
  const width = Math.max(1, Math.round(box.width * scale));
  const height = Math.max(1, Math.round(box.height * scale));
  const part = drawn(cv, mat, { width, height }, ({ x, y }) => {
    const from = toPicture({ x: box.x + (x + 0.5) / scale - 0.5, y: box.y + (y + 0.5) / scale - 0.5 });
    return { x: (from.x + 0.5) / factor - 0.5, y: (from.y + 0.5) / factor - 0.5 };
  });
  const data = Float32Array.from(part.data, (light) => 1 - light / 255);
  part.delete();
  return { width, height, data };
}
