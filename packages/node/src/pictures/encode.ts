import type { Picture } from '@cifra/core/base/types.ts';
import { writePng } from './png/writePng.ts';
import { resized } from './resize/resized.ts';

/**
 * Encodes a picture as PNG without metadata. Shrinks it, keeping its aspect, if a side exceeds
 * `side` pixels.
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
