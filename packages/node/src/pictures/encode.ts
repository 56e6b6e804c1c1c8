import type { Picture } from '@cifra/core/base/types.ts';
import { writePng } from './png/writePng.ts';
import { resized } from './resize/resized.ts';

/**
 * Encodes a picture as PNG without metadata. Shrinks it, keeping its aspect, if a side exceeds
 * `side` pixels.
 *
 * @param picture 8-bit pixels: grey, RGB or RGBA
 * @param side the longest side, pixels
 * @returns the file
 * @example
 * import { readFile, writeFile } from 'node:fs/promises';
 * import { decodePicture, encodePng } from '@cifra/node';
 *
 * const { picture } = await decodePicture(await readFile('zip.png'));
 * await writeFile('small.png', await encodePng(picture, 100));
 */
export function encodePng(picture: Picture, side: number): Promise<Uint8Array> {
  const { width, height } = picture;
  const scale = Math.min(1, side / Math.max(width, height));
  const to = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
  return writePng(scale === 1 ? picture : resized(picture, to));
}
