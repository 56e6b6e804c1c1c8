import type { Picture } from '@cifra/core/types.ts';
import sharp from 'sharp';

/** A picture as the bytes of a PNG file. */
export function encodePng({ data, width, height, channels }: Picture): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels } }).png().toBuffer();
}
