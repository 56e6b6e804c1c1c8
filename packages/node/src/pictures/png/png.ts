import { crc32 } from 'node:zlib';

/** A PNG (PNG, third edition) of which only the chunks have been read. */
export type Png = {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Bits per sample. */
  readonly depth: 1 | 2 | 4 | 8 | 16;
  readonly colour: Colour;
  /** Adam7. */
  readonly interlaced: boolean;
  /** [entries, 3] */
  readonly palette: Uint8Array | undefined;
  readonly transparency: Uint8Array | undefined;
  /** A TIFF directory. */
  readonly exif: Uint8Array | undefined;
  /** Names of all chunks. */
  readonly names: ReadonlySet<string>;
  /** Where the first IDAT chunk begins, and where IEND ends, if it is there. */
  readonly dataAt: number;
  readonly end: number | undefined;
};

/** Colour types of section 11.2.1. */
export const colours = { grey: 0, rgb: 2, palette: 3, greyAlpha: 4, rgba: 6 } as const;
export type Colour = (typeof colours)[keyof typeof colours];

/** Samples per pixel in the file. */
export const samplesOf: Readonly<Record<Colour, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
export const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Bytes of a chunk's length, name and checksum. */
const CHUNK = 12;
const HEADER = 13;
/** Each takes time, though it may be empty. Common writers put 8 kB or more into a chunk. */
const MOST_CHUNKS = 250_000;
const critical: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'IDAT']);

type Chunk = { readonly name: string; readonly at: number; readonly end: number; readonly content: Buffer };

/** @throws Error if a necessary chunk is missing, cut off or damaged */
export function readPng(bytes: Uint8Array): Png {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const found = new Map<string, Chunk>();
  for (const chunk of chunksOf(file, SIGNATURE.length)) {
    if (found.size === 0 && chunk.name !== 'IHDR') throw new Error('its header is missing');
    if (chunk.name === 'IHDR' && found.has('IHDR')) throw new Error('it has two headers');
    if (!found.has(chunk.name)) found.set(chunk.name, chunk);
  }
  const data = found.get('IDAT');
  if (data === undefined) throw new Error('its pixels are missing');
  return {
    ...readHeader(found.get('IHDR')!.content),
    palette: found.get('PLTE')?.content,
    transparency: found.get('tRNS')?.content,
    exif: found.get('eXIf')?.content,
    names: new Set(found.keys()),
    dataAt: data.at,
    end: found.get('IEND')?.end,
  };
}

function readHeader(header: Buffer): Pick<Png, 'width' | 'height' | 'depth' | 'colour' | 'interlaced'> {
  if (header.length !== HEADER) throw new Error('its header is damaged');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, colour, compression, filter, interlace] = header.subarray(8);
  const isKnown = depths[colour]?.includes(depth) && compression === 0 && filter === 0 && interlace <= 1;
  if (width === 0 || height === 0 || !isKnown) throw new Error('its header is damaged');
  return {
    width,
    height,
    depth: depth as Png['depth'],
    colour: colour as Colour,
    interlaced: interlace === 1,
  };
}

/**
 * The chunks from byte `at` to IEND, or to one that is cut off. Checks the checksums of the critical
 * ones; damage in the others does not matter.
 */
export function* chunksOf(file: Buffer, at: number): Generator<Chunk> {
  let count = 0;
  for (let end: number; at + CHUNK <= file.length; at = end) {
    if (++count > MOST_CHUNKS) throw new Error(`it has more than ${MOST_CHUNKS} chunks`);
    end = at + CHUNK + file.readUInt32BE(at);
    if (end > file.length) return;
    const name = file.toString('latin1', at + 4, at + 8);
    if (critical.has(name)) {
      if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4))
        throw new Error(`the checksum of ${name} is wrong`);
    } else if (name !== 'IEND' && /^[A-Z]/.test(name))
      throw new Error(`unknown critical chunk ${printable(name)}`);
    yield { name, at, end, content: file.subarray(at + 8, end - 4) };
    if (name === 'IEND') return;
  }
}

function printable(name: string): string {
  return name.replaceAll(/[^A-Za-z]/g, '?');
}

/** Yields the compressed pixels in parts of at least `least` bytes, but for the last. */
export function* compressedParts(bytes: Uint8Array, dataAt: number, least = 65_536): Generator<Buffer> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // Files may have millions of tiny chunks.
  let [small, length]: [Buffer[], number] = [[], 0];
  for (const { name, content } of chunksOf(file, dataAt)) {
    if (name !== 'IDAT' || content.length === 0) continue;
    small.push(content);
    length += content.length;
    if (length < least && small.length < least) continue;
    yield small.length === 1 ? small[0] : Buffer.concat(small);
    [small, length] = [[], 0];
  }
  if (length > 0) yield Buffer.concat(small);
}
