import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { limits } from '../limits.ts';
import { PictureError } from '../pictureError.ts';
import { stripsOf } from './check.ts';
import {
  shortField,
  type TiffField,
  type TiffFile,
  type TiffPage,
  tags,
  value,
  viewOf,
} from './directory.ts';
import { unpackers } from './unpack.ts';

const ADOBE_DEFLATE = 8;
const LONG8 = 16;
/** Fields that point to other places of the old file. */
const dropped: ReadonlySet<number> = new Set([tags.subIfds, tags.exifIfd, tags.gpsIfd]);
/** The most bytes of one strip and of all strips, unpacked. */
const MOST_STRIP_BYTES = 2 ** 29;
const MOST_BYTES = 2 ** 31;

/**
 * Writes one page as a TIFF that libvips reads: strips in a compression that it lacks are packed
 * again with Deflate, and the photometric interpretation can be replaced. Everything else stays the
 * same, including predictor and byte order. The result is always a BigTIFF, because it is simpler
 * to write only one size of offsets.
 */
export async function repack(file: TiffFile, page: TiffPage, photometric?: number): Promise<Uint8Array> {
  const strips = await readableStrips(file, page);
  const fields = new Map([...page].filter(([tag]) => !dropped.has(tag)));
  const set = (field: TiffField) => fields.set(field.tag, field);
  if (photometric !== undefined) set(shortField(file, tags.photometric, photometric));
  if (unpackers.has(value(file, page, tags.compression, 1)))
    set(shortField(file, tags.compression, ADOBE_DEFLATE));
  return write(file.littleEndian, fields, strips);
}

async function readableStrips(file: TiffFile, page: TiffPage): Promise<Uint8Array[]> {
  const { offsets, counts } = stripsOf(file, page);
  const unpack = unpackers.get(value(file, page, tags.compression, 1));
  const most = stripBytes(file, page);
  if (most > MOST_STRIP_BYTES || most * offsets.length > MOST_BYTES)
    throw new PictureError('too-large', 'is a TIFF that is too large to unpack: save it with LZW or Deflate');
  if (counts.reduce((sum, count) => sum + count, 0) > file.bytes.length)
    throw new PictureError(
      'damaged',
      'is a damaged TIFF (parts of its pixels overlap): copy or save it again',
    );
  const signal = AbortSignal.timeout(1000 * limits.seconds);
  const strips: Uint8Array[] = [];
  for (const [i, at] of offsets.entries()) {
    if (signal.aborted)
      throw new PictureError('damaged', `takes longer than ${limits.seconds} s to decode: save it as PNG`);
    const end = at + (counts[i] ?? Number.NaN);
    if (!(end <= file.bytes.length))
      throw new PictureError('damaged', 'is a damaged or cut off TIFF (pixels are missing): copy it again');
    const packed = file.bytes.subarray(at, end);
    strips.push(unpack === undefined ? packed : await deflated(await unpack(packed, most)));
  }
  return strips;
}

const deflated = (bytes: Uint8Array) => promisify(deflate)(bytes, { level: 1 });

/** Bytes of one strip or tile, unpacked. */
function stripBytes(file: TiffFile, page: TiffPage): number {
  const number = (tag: number, absent: number) => value(file, page, tag, absent);
  const height = number(tags.height, 0);
  const [width, rows] = page.has(tags.tileWidth)
    ? [number(tags.tileWidth, 0), number(tags.tileLength, 0)]
    : [number(tags.width, 0), Math.min(height, number(tags.rowsPerStrip, height))];
  const bits = number(tags.bitsPerSample, 1) * number(tags.samplesPerPixel, 1);
  return Math.ceil((width * bits) / 8) * rows;
}

/** Header, strips, directory, and the values that do not fit into the directory. */
function write(
  littleEndian: boolean,
  fields: Map<number, TiffField>,
  strips: readonly Uint8Array[],
): Uint8Array {
  const stripsAt = 16;
  let at = stripsAt;
  const offsets = strips.map(({ length }) => {
    at += length;
    return at - length;
  });
  const isTiled = fields.has(tags.tileOffsets);
  const list = (tag: number, numbers: readonly number[]) =>
    fields.set(tag, longField(tag, numbers, littleEndian));
  list(isTiled ? tags.tileOffsets : tags.stripOffsets, offsets);
  list(
    isTiled ? tags.tileByteCounts : tags.stripByteCounts,
    strips.map(({ length }) => length),
  );
  const sorted = [...fields.values()].sort((a, b) => a.tag - b.tag);
  const directory = directoryBytes(littleEndian, sorted, at);
  const header = Buffer.alloc(stripsAt);
  header.write(littleEndian ? 'II' : 'MM', 'latin1');
  const view = viewOf(header);
  view.setUint16(2, 43, littleEndian);
  view.setUint16(4, 8, littleEndian);
  view.setBigUint64(8, BigInt(at), littleEndian);
  return Buffer.concat([header, ...strips, directory]);
}

/** The directory that begins at byte `at` of the file, and the values that follow it. */
function directoryBytes(littleEndian: boolean, fields: readonly TiffField[], at: number): Uint8Array {
  const directory = Buffer.alloc(8 + 20 * fields.length + 8);
  const view = viewOf(directory);
  view.setBigUint64(0, BigInt(fields.length), littleEndian);
  const behind: Uint8Array[] = [];
  let end = at + directory.length;
  for (const [i, { tag, type, count, value }] of fields.entries()) {
    const field = 8 + 20 * i;
    view.setUint16(field, tag, littleEndian);
    view.setUint16(field + 2, type, littleEndian);
    view.setBigUint64(field + 4, BigInt(count), littleEndian);
    if (value.length <= 8) {
      directory.set(value, field + 12);
      continue;
    }
    view.setBigUint64(field + 12, BigInt(end), littleEndian);
    behind.push(value);
    end += value.length;
  }
  return Buffer.concat([directory, ...behind]);
}

function longField(tag: number, numbers: readonly number[], littleEndian: boolean): TiffField {
  const value = new Uint8Array(8 * numbers.length);
  const view = viewOf(value);
  for (const [i, number] of numbers.entries()) view.setBigUint64(8 * i, BigInt(number), littleEndian);
  return { tag, type: LONG8, count: numbers.length, value };
}
