import type { Picture } from '@cifra/core/base/types.ts';
import { type BmpHeader, need, readBmpHeader } from './bmpHeader.ts';
import { readRunLengths } from './bmpRunLengths.ts';

/**
 * Decodes the pixels. The caller limits the picture's size.
 * @throws PictureError 'damaged' if pixels are missing
 */
export function decodeBmp(bytes: Uint8Array, header: BmpHeader = readBmpHeader(bytes)): Picture {
  if (header.bits > 8) return decodeTrueColour(bytes, header);
  const indices = header.coding === 'plain' ? readIndices(bytes, header) : readRunLengths(bytes, header);
  return colourIndices(bytes, header, indices);
}

/** Palette indices, [height, width], top row first. */
function readIndices(bytes: Uint8Array, header: BmpHeader): Uint8Array {
  const { width, height, bits } = header;
  const indices = new Uint8Array(width * height);
  const mask = 2 ** bits - 1;
  for (const { from, y } of rows(bytes, header)) {
    for (let x = 0; x < width; x++) {
      const bit = x * bits;
      indices[y * width + x] = (bytes[from + (bit >> 3)] >> (8 - bits - (bit & 7))) & mask;
    }
  }
  return indices;
}

function colourIndices(bytes: Uint8Array, header: BmpHeader, indices: Uint8Array): Picture {
  const { at, entries, entryBytes } = header.palette;
  const data = new Uint8Array(indices.length * 3);
  for (let i = 0; i < indices.length; i++) {
    need(indices[i] < entries, `uses colour ${indices[i]} of a palette of ${entries}`);
    const entry = at + indices[i] * entryBytes;
    data[3 * i] = bytes[entry + 2];
    data[3 * i + 1] = bytes[entry + 1];
    data[3 * i + 2] = bytes[entry];
  }
  return { width: header.width, height: header.height, channels: 3, data };
}

function decodeTrueColour(bytes: Uint8Array, header: BmpHeader): Picture {
  const { width, height, bits, masks } = header;
  const channels = masks[3] === 0 ? 3 : 4;
  const data = new Uint8Array(width * height * channels);
  const scales = masks.slice(0, channels).map(channelScale);
  const pixelBytes = bits / 8;
  for (const { from, y } of rows(bytes, header)) {
    for (let x = 0; x < width; x++) {
      let pixel = 0;
      for (let b = pixelBytes - 1; b >= 0; b--)
        pixel = ((pixel << 8) | bytes[from + x * pixelBytes + b]) >>> 0;
      const to = (y * width + x) * channels;
      for (let c = 0; c < channels; c++) data[to + c] = scales[c](pixel);
    }
  }
  // Many programs write opaque pictures with an alpha of zero in every pixel.
  if (channels === 4 && data.every((value, i) => i % 4 !== 3 || value === 0)) {
    for (let i = 3; i < data.length; i += 4) data[i] = 255;
  }
  return { width, height, channels, data };
}

/** Extracts a channel from a pixel and scales it to 0–255. */
function channelScale(mask: number): (pixel: number) => number {
  if (mask === 0) return () => 0;
  const low = (mask & -mask) >>> 0;
  const largest = mask / low;
  return (pixel) => Math.round((((pixel & mask) >>> 0) / low / largest) * 255);
}

/**
 * Yields the byte offset of each row and its place in the picture. Rows fill whole 32-bit words.
 */
function* rows(bytes: Uint8Array, header: BmpHeader): Generator<{ from: number; y: number }> {
  const { width, height, bits, topDown, pixelsAt } = header;
  const stride = Math.ceil((width * bits) / 32) * 4;
  // Some programs omit the padding of the last row.
  const end = pixelsAt + stride * (height - 1) + Math.ceil((width * bits) / 8);
  need(bytes.length >= end, `ends ${end - bytes.length} bytes too early`);
  for (let row = 0; row < height; row++) {
    yield { from: pixelsAt + row * stride, y: topDown ? row : height - 1 - row };
  }
}
