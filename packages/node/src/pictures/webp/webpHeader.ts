import { type Orientation, orientationOf } from '../orientation.ts';

/** What the chunks of a WebP say (RFC 9649). */
export type WebpHeader = {
  /** Pixels of the canvas, before the EXIF orientation. */
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  readonly hasAlpha: boolean;
  readonly frames: number;
  /** The first frame of an animation, with its place on the canvas; undefined for a still picture. */
  readonly frame: Frame | undefined;
};

export type Frame = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
  /** A still WebP of this frame. */
  readonly file: Uint8Array;
};

const ALPHA = 0x10;
/** Bytes of "RIFF", the length and "WEBP"; of a chunk's name and length; of a frame's header. */
const RIFF = 12;
const CHUNK = 8;
const FRAME = 16;
const names: ReadonlySet<string> = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANMF', 'EXIF']);

/** The first chunk of each name, and the number of chunks. */
type Chunks = ReadonlyMap<string, { readonly content: Buffer; readonly count: number }>;

/** @throws Error if the picture's header is missing */
export function readWebpHeader(bytes: Uint8Array): WebpHeader {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks = chunksOf(file.subarray(RIFF));
  const extended = chunks.get('VP8X')?.content;
  if (extended === undefined) {
    return { ...pictureOf(chunks), orientation: 1, frames: 1, frame: undefined };
  }
  if (extended.length < 10) throw new Error('its header is damaged');
  const frames = chunks.get('ANMF');
  return {
    width: extended.readUIntLE(4, 3) + 1,
    height: extended.readUIntLE(7, 3) + 1,
    hasAlpha: (extended[0] & ALPHA) !== 0,
    orientation: orientationOf(withoutName(chunks.get('EXIF')?.content)),
    frames: frames?.count ?? 1,
    frame: frames && readFrame(frames.content),
  };
}

/** Some writers put "Exif" in front, as in a JPEG. */
function withoutName(exif: Buffer | undefined): Buffer | undefined {
  return exif?.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;
}

/** Includes a chunk that is cut off; the decoder reports it if it matters. */
function chunksOf(file: Buffer): Chunks {
  const chunks = new Map<string, { content: Buffer; count: number }>();
  for (let at = 0; at + CHUNK <= file.length; ) {
    const name = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    const known = chunks.get(name);
    if (known !== undefined) known.count++;
    else if (names.has(name))
      chunks.set(name, { content: file.subarray(at + CHUNK, at + CHUNK + length), count: 1 });
    at += CHUNK + length + (length & 1);
  }
  return chunks;
}

/** Sizes of the bitstreams: RFC 6386, 9.1, and RFC 9649, 3.4. */
function pictureOf(chunks: Chunks): Pick<WebpHeader, 'width' | 'height' | 'hasAlpha'> {
  const lossy = chunks.get('VP8 ')?.content;
  const lossless = chunks.get('VP8L')?.content;
  if (lossy !== undefined && lossy.length >= 10) {
    const [width, height] = [lossy.readUInt16LE(6) & 0x3fff, lossy.readUInt16LE(8) & 0x3fff];
    return { width, height, hasAlpha: chunks.has('ALPH') };
  }
  if (lossless === undefined || lossless.length < 5) throw new Error('its pixels are missing');
  const bits = lossless.readUInt32LE(1);
  const [width, height] = [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
  return { width, height, hasAlpha: ((bits >>> 28) & 1) === 1 };
}

function readFrame(content: Buffer): Frame {
  if (content.length < FRAME) throw new Error('its first frame is cut off');
  const [x, y] = [2 * content.readUIntLE(0, 3), 2 * content.readUIntLE(3, 3)];
  const [width, height] = [content.readUIntLE(6, 3) + 1, content.readUIntLE(9, 3) + 1];
  const { hasAlpha } = pictureOf(chunksOf(content.subarray(FRAME)));
  return { x, y, width, height, hasAlpha, file: still(content.subarray(FRAME), width, height, hasAlpha) };
}

/** The chunks of a frame as a file. */
function still(chunks: Buffer, width: number, height: number, hasAlpha: boolean): Uint8Array {
  const head = Buffer.alloc(RIFF + CHUNK + 10);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(head.length - 8 + chunks.length, 4);
  head.write('WEBPVP8X', 8, 'latin1');
  head.writeUInt32LE(10, 16);
  head[20] = hasAlpha ? ALPHA : 0;
  head.writeUIntLE(width - 1, 24, 3);
  head.writeUIntLE(height - 1, 27, 3);
  return Buffer.concat([head, chunks]);
}
