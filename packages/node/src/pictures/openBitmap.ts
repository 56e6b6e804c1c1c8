import { decodeBmp } from './bmp.ts';
import { readBmpHeader } from './bmpHeader.ts';
import type { Opened } from './opened.ts';
import { square, statedStretch } from './pixelShape.ts';
import { countPnm, decodePnm, readPnmHeader } from './pnm.ts';
import { resized } from './resize/resized.ts';

/** @throws PictureError 'damaged' or 'unsupported' */
export function openBmp(bytes: Uint8Array): Opened {
  const header = readBmpHeader(bytes);
  const { width, height } = header;
  const pixels: Opened['pixels'] = async (size) => resized(decodeBmp(bytes, header), size);
  return { width, height, pages: 1, stretch: statedStretch('bmp', bytes), pixels };
}

/** @throws PictureError 'damaged' or 'unsupported' */
export function openPnm(bytes: Uint8Array): Opened {
  const header = readPnmHeader(bytes);
  const { width, height } = header;
  const pixels: Opened['pixels'] = async (size) => resized(decodePnm(bytes, header), size);
  return { width, height, pages: countPnm(bytes, header), stretch: square, pixels };
}
