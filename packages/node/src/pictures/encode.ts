import type { Picture } from '@cifra/core/base/types.ts';
import sharp from 'sharp';

/**
 * Encodes a picture as PNG without metadata. Shrinks it, keeping its aspect, if a side exceeds
 * `side` pixels.
 */
export function encodePng({ data, width, height, channels }: Picture, side: number): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels } })
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer();
}
