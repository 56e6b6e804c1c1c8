import type { BmpHeader } from './bmpHeader.ts';
import { PictureError } from './pictureError.ts';

/**
 * Decodes RLE8 or RLE4 data to palette indices, [height, width], top row first (Microsoft, "Bitmap
 * Compression"): pairs of count and colour; a count of 0 escapes to end of line (0), end of bitmap
 * (1), a jump (2) or literal pixels (≥ 3). Skipped pixels get colour 0. Data that would write
 * outside the picture counts as damage.
 */
export function readRunLengths(bytes: Uint8Array, header: BmpHeader): Uint8Array {
  const { width, height, bits } = header;
  const indices = new Uint8Array(width * height);
  // Some programs, such as ImageMagick, also encode the padding of plain rows, which is dropped.
  const stored = Math.ceil((width * bits) / 32) * (32 / bits);
  let at = header.pixelsAt;
  let x = 0;
  let row = 0;
  const next = (): number => {
    if (at >= bytes.length) throw damaged('ends inside its pixels');
    return bytes[at++];
  };
  const put = (index: number): void => {
    if (x >= stored || row >= height) throw damaged('has pixels outside its frame');
    if (x < width) indices[(height - 1 - row) * width + x] = index;
    x++;
  };
  /**
   * Returns pixel `i` of a run. RLE4 packs two pixels into a byte, the left one in the high half.
   */
  const pixel = (byte: number, i: number): number =>
    bits === 8 ? byte : i % 2 === 0 ? byte >> 4 : byte & 15;

  while (row < height) {
    const count = next();
    const code = next();
    if (count > 0) for (let i = 0; i < count; i++) put(pixel(code, i));
    else if (code === 0) {
      x = 0;
      row++;
    } else if (code === 1) break;
    else if (code === 2) {
      x += next();
      row += next();
    } else literal(code);
  }
  return indices;

  /** Copies `count` literal pixels. Literals fill whole 16-bit words. */
  function literal(count: number): void {
    const packed = bits === 8 ? count : Math.ceil(count / 2);
    let byte = 0;
    for (let i = 0; i < count; i++) {
      if (bits === 8 || i % 2 === 0) byte = next();
      put(pixel(byte, i));
    }
    at += packed % 2;
  }
}

function damaged(what: string): PictureError {
  return new PictureError('damaged', `is a damaged BMP: it ${what}`);
}
