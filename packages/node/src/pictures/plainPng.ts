import { crc32, inflateSync } from 'node:zlib';
import type { Picture } from '@cifra/core/base/types.ts';
import { square, statedStretch } from './pixelShape.ts';

/** Above this number of pixels libvips is faster. Its set-up takes longer than decoding a digit. */
const MOST_PIXELS = 65_536;
/** Bytes of the signature; of a chunk's length, name and checksum. */
const SIGNATURE = 8;
const CHUNK = 12;
/** Offset of the colour type, and the supported colour types. */
const COLOUR_TYPE = 25;
const GREY = 0;
const RGB = 2;
/** Chunks that do not affect square pixels. */
const WORDS: ReadonlySet<string> = new Set(['tEXt', 'tIME', 'pHYs']);

/**
 * Decodes simple PNGs (PNG, third edition) to RGB, like the general decoder: small, grey or RGB, 8
 * bits, not interlaced, without chunks that change the appearance. Most pictures of single digits
 * have this form.
 * @returns null for all other files, including damaged ones: the general decoder decodes them or
 * reports the problem
 */
export function decodePlainPng(bytes: Uint8Array): Picture | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts = partsOf(file);
  if (parts === null || statedStretch('png', bytes) !== square) return null;
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  if (width === 0 || height === 0 || width * height > MOST_PIXELS) return null;
  const step = file[COLOUR_TYPE] === GREY ? 1 : 3;
  const lines = inflated(parts, height * (step * width + 1));
  const data = lines && unfiltered(lines, step * width, height, step);
  return data && { width, height, channels: 3, data: step === 1 ? threefold(data) : data };
}

/** Returns the contents of IDAT; null if the file is not a complete, simple PNG. */
function partsOf(file: Buffer): Buffer[] | null {
  const parts: Buffer[] = [];
  let at = SIGNATURE;
  while (at + CHUNK <= file.length) {
    const length = file.readUInt32BE(at);
    const end = at + CHUNK + length;
    if (end > file.length || crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4))
      return null;
    const name = file.toString('latin1', at + 4, at + 8);
    const content = file.subarray(at + 8, end - 4);
    if (at === SIGNATURE ? !isPlainHeader(name, content) : name === 'IHDR') return null;
    if (name === 'IEND') return end === file.length && length === 0 && parts.length > 0 ? parts : null;
    if (name === 'IDAT') parts.push(content);
    else if (name !== 'IHDR' && !WORDS.has(name)) return null;
    at = end;
  }
  return null;
}

/**
 * Checks for bit depth 8 and, after the colour type, deflate, the five filters and no interlace,
 * which are all 0.
 */
function isPlainHeader(name: string, content: Buffer): boolean {
  const isShaped = name === 'IHDR' && content.length === 13 && content[8] === 8;
  return isShaped && (content[9] === GREY || content[9] === RGB) && content.readUIntBE(10, 3) === 0;
}

function inflated(parts: readonly Buffer[], length: number): Buffer | null {
  try {
    const lines = inflateSync(parts.length === 1 ? parts[0] : Buffer.concat(parts), {
      maxOutputLength: length,
    });
    return lines.length === length ? lines : null;
  } catch {
    return null;
  }
}

/** Reverses the filter of each line (section 9.2), which has `width` bytes, `step` per pixel. */
function unfiltered(lines: Buffer, width: number, height: number, step: number): Uint8Array | null {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (width + 1)];
    if (filter > 4) return null;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const left = x >= step ? data[i - step] : 0;
      const up = y > 0 ? data[i - width] : 0;
      const corner = x >= step && y > 0 ? data[i - width - step] : 0;
      data[i] = lines[y * (width + 1) + 1 + x] + predicted(filter, left, up, corner);
    }
  }
  return data;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    default:
      return paeth(left, up, corner);
  }
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function threefold(grey: Uint8Array): Uint8Array {
  const data = new Uint8Array(3 * grey.length);
  for (let i = 0; i < grey.length; i++) data.fill(grey[i], 3 * i, 3 * i + 3);
  return data;
}
