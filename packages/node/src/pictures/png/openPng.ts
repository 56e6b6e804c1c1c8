import { createInflate } from 'node:zlib';
import type { Picture } from '@cifra/core/base/types.ts';
import { asColours } from '../colours.ts';
import { eightBits } from '../eightBits.ts';
import { limits } from '../limits.ts';
import type { Opened, Size } from '../opened.ts';
import { orientationOf, upright } from '../orientation.ts';
import { statedStretch } from '../pixelShape.ts';
import { type Rows, rowsTo, type Samples } from '../resize/rows.ts';
import { inflatedBytes, lineReader, type Pass } from './lines.ts';
import { compressedParts, type Png, readPng } from './png.ts';
import { unpacker } from './unpack.ts';

const CHUNK_BYTES = 2 ** 20;

/**
 * Opens a PNG. Decoding inflates and resizes line by line, so that it needs little more memory than
 * the result; an interlaced picture is whole in memory once.
 * @throws Error if it is damaged
 */
export function openPng(bytes: Uint8Array): Opened {
  const png = readPng(bytes);
  const { width, height } = png;
  const pixels = (size: Size) => decodePng(bytes, png, size);
  const stored = { width, height, pages: 1, stretch: statedStretch('png', bytes), pixels };
  return upright(stored, orientationOf(png.exif));
}

async function decodePng(bytes: Uint8Array, png: Png, size: Size): Promise<Picture> {
  const { channels, unpack } = unpacker(png);
  const layout = { width: png.width, height: png.height, channels, deep: png.depth === 16 };
  const rows = rowsTo(layout, size);
  const whole = png.interlaced ? wholePicture(layout) : null;
  const lines = lineReader(png, (line, pass, y) => {
    const samples = unpack(line, pass.width);
    if (whole === null) rows.add(samples);
    else whole.scatter(samples, pass, y);
  });
  if (!(await inflateInto(bytes, png, lines.push))) throw new Error('pixels are missing');
  whole?.copyTo(rows);
  const samples = rows.done();
  const levels = samples instanceof Uint16Array ? eightBits(samples, channels) : samples;
  return { ...size, ...asColours(levels, channels) };
}

/**
 * Inflates until `push` has enough; what a damaged file has beyond its pixels is never inflated.
 * @returns false if the data end before
 */
async function inflateInto(
  bytes: Uint8Array,
  png: Png,
  push: (chunk: Uint8Array) => boolean,
): Promise<boolean> {
  const until = performance.now() + 1000 * limits.seconds;
  const inflate = createInflate({ chunkSize: Math.min(CHUNK_BYTES, Math.max(1024, inflatedBytes(png))) });
  const fed = feed(inflate, compressedParts(bytes, png.dataAt));
  try {
    for await (const chunk of inflate) {
      if (push(chunk)) return true;
      if (performance.now() > until) throw new Error(`takes longer than ${limits.seconds} s`);
    }
    return false;
  } finally {
    inflate.destroy();
    await fed;
  }
}

/** Writes as fast as the data are inflated. Ends quietly when the reader has enough. */
async function feed(inflate: ReturnType<typeof createInflate>, parts: Iterable<Buffer>): Promise<void> {
  const closed = new Promise((resolve) => inflate.once('close', resolve));
  try {
    for (const part of parts) {
      if (inflate.destroyed) return;
      if (inflate.write(part)) continue;
      await Promise.race([new Promise((resolve) => inflate.once('drain', resolve)), closed]);
    }
    inflate.end();
  } catch (error) {
    inflate.destroy(error as Error);
  }
}

/** A picture whose pixels come in the order of Adam7. */
function wholePicture({ width, height, channels, deep }: Parameters<typeof rowsTo>[0]) {
  const samples = new (deep ? Uint16Array : Uint8Array)(width * height * channels);
  return {
    scatter(line: Samples, { width: count, x0, y0, dx, dy }: Pass, y: number): void {
      const row = (y0 + y * dy) * width;
      for (let i = 0; i < count; i++) {
        const at = (row + x0 + i * dx) * channels;
        for (let c = 0; c < channels; c++) samples[at + c] = line[i * channels + c];
      }
    },
    copyTo(rows: Rows): void {
      for (let y = 0; y < height; y++)
        rows.add(samples.subarray(y * width * channels, (y + 1) * width * channels));
    },
  };
}
