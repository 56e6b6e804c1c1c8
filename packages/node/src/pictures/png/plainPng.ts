import { inflateSync } from 'node:zlib';
import type { Picture } from '@cifra/core/base/types.ts';
import { asColours } from '../colours.ts';
import { square, statedStretch } from '../pixelShape.ts';
import { inflatedBytes, lineReader } from './lines.ts';
import { colours, compressedParts, type Png, readPng } from './png.ts';

/** Above this number of pixels libvips is faster. Its set-up takes longer than decoding a digit. */
const MOST_PIXELS = 65_536;
/** Larger files with so few pixels are odd; their chunks are not worth reading twice. */
const MOST_BYTES = 2 ** 20;
/** Chunks that do not affect square pixels. */
const plainChunks: ReadonlySet<string> = new Set(['IHDR', 'IDAT', 'IEND', 'tEXt', 'tIME', 'pHYs']);

/**
 * Decodes simple PNGs to RGB at once, like the general decoder: small, grey or RGB, 8 bits, not
 * interlaced, without chunks that change the appearance. Most pictures of single digits have this
 * form.
 * @returns null for all other files, including damaged ones: the general decoder decodes them or
 * reports the problem
 */
export function decodePlainPng(bytes: Uint8Array): Picture | null {
  if (bytes.length > MOST_BYTES || statedStretch('png', bytes) !== square) return null;
  try {
    const png = readPng(bytes);
    return isPlain(png) && png.end === bytes.length ? decode(bytes, png) : null;
  } catch {
    return null;
  }
}

function isPlain({ width, height, depth, colour, interlaced, names }: Png): boolean {
  const isPlainColour = (colour === colours.grey || colour === colours.rgb) && depth === 8 && !interlaced;
  return isPlainColour && width * height <= MOST_PIXELS && [...names].every((name) => plainChunks.has(name));
}

function decode(bytes: Uint8Array, png: Png): Picture {
  const { width, height, colour } = png;
  const channels = colour === colours.grey ? 1 : 3;
  const data = new Uint8Array(width * height * channels);
  const lines = lineReader(png, (line, _pass, y) => data.set(line, y * line.length));
  const packed = Buffer.concat([...compressedParts(bytes, png.dataAt)]);
  // `maxOutputLength` ends a file that unpacks to more than its pixels.
  const isWhole = lines.push(inflateSync(packed, { maxOutputLength: inflatedBytes(png) }));
  if (!isWhole) throw new Error('pixels are missing');
  return { width, height, ...asColours(data, channels) };
}
