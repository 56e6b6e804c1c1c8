import type { Picture } from '@cifra/core/types.ts';
import sharp from 'sharp';

/** A picture as PNG, without any metadata; shrunk, aspect kept, where a side is longer than `side` pixels. */
export function encodePng({ data, width, height, channels }: Picture, side: number): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels } })
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer();
}
