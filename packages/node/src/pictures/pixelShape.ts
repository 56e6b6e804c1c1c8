import type { Format } from './format.ts';

/**
 * Handles pixels that are not square, as from fax machines (204×98 per inch) and some scanners.
 * Sources: PNG, third edition, 11.3.4.3 (pHYs); ITU-T T.871 (JFIF), 10.1; BITMAPINFOHEADER.
 */

/** Square pixels per pixel, horizontally and vertically. The finer direction stays 1. */
export type Stretch = { readonly x: number; readonly y: number };

export const square: Stretch = { x: 1, y: 1 };

/**
 * Smaller stretches are not worth resampling; larger ones are errors of the program that wrote the
 * file.
 */
const LEAST_STRETCH = 1.1;
const MOST_STRETCH = 4;

/** Computes the stretch from the horizontal and vertical resolutions, in the same unit. */
export function stretchOf(xResolution: number, yResolution: number): Stretch {
  const times = Math.max(xResolution, yResolution) / Math.min(xResolution, yResolution);
  if (!(times >= LEAST_STRETCH && times <= MOST_STRETCH)) return square;
  return xResolution > yResolution ? { x: 1, y: times } : { x: times, y: 1 };
}

/** Returns the stretch stated by a PNG, JPEG or BMP. A TIFF states it in its directory. */
export function statedStretch(format: Format, bytes: Uint8Array): Stretch {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  switch (format) {
    case 'png':
      return ofPng(file);
    case 'jpeg':
      return ofJpeg(file);
    case 'bmp':
      return file.length >= 54 && file.readUInt32LE(14) >= 40
        ? stretchOf(file.readInt32LE(38), file.readInt32LE(42))
        : square;
    default:
      return square;
  }
}

function ofPng(file: Buffer): Stretch {
  for (let at = 8; at + 20 <= file.length; at += 12 + file.readUInt32BE(at)) {
    const name = file.toString('latin1', at + 4, at + 8);
    if (name === 'pHYs') return stretchOf(file.readUInt32BE(at + 8), file.readUInt32BE(at + 12));
    if (name === 'IDAT') break;
  }
  return square;
}

/** JFIF is the first segment, if it is present. */
function ofJpeg(file: Buffer): Stretch {
  if (file.length < 18 || file.toString('latin1', 6, 11) !== 'JFIF\0') return square;
  return stretchOf(file.readUInt16BE(14), file.readUInt16BE(16));
}
