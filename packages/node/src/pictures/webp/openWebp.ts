import type { Picture } from '@cifra/core/base/types.ts';
import type { Opened, Size } from '../opened.ts';
import { upright } from '../orientation.ts';
import { square } from '../pixelShape.ts';
import { rowsTo } from '../resize/rows.ts';
import { wasmFile } from '../wasm.ts';
import { readWebpHeader, type WebpHeader } from './webpHeader.ts';

const instantiate = wasmFile('@cwasm/webp/webp.wasm');

/**
 * Opens a WebP, or the first frame of an animation, with libwebp, compiled to WebAssembly.
 * @throws Error if it is damaged
 */
export function openWebp(bytes: Uint8Array): Opened {
  const header = readWebpHeader(bytes);
  const { width, height, frames, frame, orientation } = header;
  const isInside =
    frame === undefined || (frame.x + frame.width <= width && frame.y + frame.height <= height);
  if (!isInside) throw new Error('its first frame is larger than the canvas');
  const pixels = (size: Size) => decodeWebp(bytes, header, size);
  return upright({ width, height, pages: frames, stretch: square, pixels }, orientation);
}

async function decodeWebp(bytes: Uint8Array, header: WebpHeader, size: Size): Promise<Picture> {
  const { width, height, hasAlpha, frame = { x: 0, y: 0, width, height } } = header;
  const library = await instantiate();
  const input = library.put('file' in frame ? frame.file : bytes);
  const found = library.allocate(8);
  const length = 'file' in frame ? frame.file.length : bytes.length;
  const output = library.call.WebPDecodeRGBA(input, length, found, found + 4) >>> 0;
  if (output === 0) throw new Error('the decoder cannot read it');
  const [across, down] = library.words(found, 2);
  if (across !== frame.width || down !== frame.height) throw new Error('it states several sizes');
  const channels = hasAlpha ? 4 : 3;
  const rows = rowsTo({ width, height, channels, deep: false }, size);
  const row = new Uint8Array(width * channels);
  for (let y = 0; y < height; y++) {
    row.fill(0);
    const line = y - frame.y;
    if (line >= 0 && line < frame.height)
      copyPixels(library.bytes(output + line * 4 * frame.width, 4 * frame.width), row, frame.x, channels);
    rows.add(row);
  }
  return { ...size, channels, data: rows.done() as Uint8Array };
}

/** Copies RGBA pixels into a row from pixel `x` on. */
function copyPixels(rgba: Uint8Array, row: Uint8Array, x: number, channels: 3 | 4): void {
  if (channels === 4) {
    row.set(rgba, 4 * x);
    return;
  }
  for (let from = 0, to = 3 * x; from < rgba.length; from += 4, to += 3) {
    row[to] = rgba[from];
    row[to + 1] = rgba[from + 1];
    row[to + 2] = rgba[from + 2];
  }
}
