import type { Picture } from '@cifra/core/base/types.ts';
import type { Line } from './strip.ts';

/** Free paper on each side, pixels. */
const MARGIN = 16;

/** A line as a picture, black on white. */
export function linePicture({ ink }: Pick<Line, 'ink'>): Picture {
  const [width, height] = [ink.width + 2 * MARGIN, ink.height + 2 * MARGIN];
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < ink.height; y++) {
    for (let x = 0; x < ink.width; x++) {
      data[(y + MARGIN) * width + x + MARGIN] = 255 - Math.round(255 * ink.data[y * ink.width + x]);
    }
  }
  return { width, height, channels: 1, data };
}
