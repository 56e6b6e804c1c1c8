import { limits } from '../limits.ts';
import { PictureError } from '../pictureError.ts';

/**
 * Reads the directories of a TIFF, but no pixels. libvips reports neither the vertical resolution
 * nor which page is a thumbnail, and decodes some files wrongly without an error. Source: TIFF 6.0
 * (Adobe 1992), section 2, TIFF Technical Note 1 (trees of directories) and the BigTIFF proposal.
 */

/** A field of a directory; its value is in the byte order of the file. */
export type TiffField = {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly value: Uint8Array;
};

/** A directory, which describes one picture. */
export type TiffPage = ReadonlyMap<number, TiffField>;

export type TiffFile = {
  readonly bytes: Uint8Array;
  readonly littleEndian: boolean;
  /** BigTIFF: offsets have eight bytes. */
  readonly big: boolean;
  /** The chain of directories. */
  readonly pages: readonly TiffPage[];
};

export const tags = {
  newSubfileType: 254,
  subfileType: 255,
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  stripOffsets: 273,
  samplesPerPixel: 277,
  rowsPerStrip: 278,
  stripByteCounts: 279,
  xResolution: 282,
  yResolution: 283,
  planarConfiguration: 284,
  tileWidth: 322,
  tileLength: 323,
  tileOffsets: 324,
  tileByteCounts: 325,
  subIfds: 330,
  sampleFormat: 339,
  exifIfd: 34665,
  gpsIfd: 34853,
} as const;

/** Bytes of one value of each field type. */
const typeBytes: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
};
const SHORT = 3;
const RATIONAL = 5;

/**
 * Limit for the number of values of a field. A list of strips has fewer, even with one strip for
 * each row of each plane.
 */
const MOST_VALUES = 2 ** 20;

/** @throws PictureError 'damaged' when the first directory is missing */
export function readTiff(bytes: Uint8Array): TiffFile {
  const view = viewOf(bytes);
  const littleEndian = bytes[0] === 0x49;
  const big = bytes.length > 3 && view.getUint16(2, littleEndian) === 43;
  if (bytes.length < (big ? 16 : 8)) throw cutOff();
  const first = big ? Number(view.getBigUint64(8, littleEndian)) : view.getUint32(4, littleEndian);
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  const file = { bytes, littleEndian, big, pages };
  // Reads one page more than is allowed, so that the caller sees that there are too many.
  for (let at = first; at !== 0 && !seen.has(at) && pages.length <= limits.pages; ) {
    seen.add(at);
    const directory = readDirectory(file, at);
    if (directory === null) break;
    pages.push(directory.page);
    at = directory.next;
  }
  if (pages.length === 0) throw cutOff();
  return file;
}

/** The child directories of a page, such as other sizes of the same picture. */
export function subPages(file: TiffFile, page: TiffPage): TiffPage[] {
  return values(file, page, tags.subIfds)
    .slice(0, limits.pages)
    .map((at) => readDirectory(file, at)?.page)
    .filter((each) => each !== undefined);
}

/**
 * Returns null if the directory does not fit into the file. Fields whose value does not fit are
 * omitted; the decoder reports missing fields.
 */
function readDirectory(file: TiffFile, at: number): { page: TiffPage; next: number } | null {
  const { bytes, littleEndian, big } = file;
  const view = viewOf(bytes);
  const [countBytes, fieldBytes, offsetBytes] = big ? [8, 20, 8] : [2, 12, 4];
  if (at + countBytes > bytes.length) return null;
  const offset = (from: number) =>
    big ? Number(view.getBigUint64(from, littleEndian)) : view.getUint32(from, littleEndian);
  const count = big ? offset(at) : view.getUint16(at, littleEndian);
  const end = at + countBytes + count * fieldBytes;
  if (end + offsetBytes > bytes.length) return null;
  const page = new Map<number, TiffField>();
  for (let from = at + countBytes; from < end; from += fieldBytes) {
    const tag = view.getUint16(from, littleEndian);
    const type = view.getUint16(from + 2, littleEndian);
    const values = offset(from + 4);
    const length = values * (typeBytes[type] ?? Number.NaN);
    const inline = from + 4 + offsetBytes;
    const valueAt = length <= offsetBytes ? inline : offset(inline);
    if (!(valueAt + length <= bytes.length)) continue;
    page.set(tag, { tag, type, count: values, value: bytes.subarray(valueAt, valueAt + length) });
  }
  return { page, next: offset(end) };
}

/** Returns the numbers of a field, fractions as quotients; empty if the field is missing. */
export function values(file: TiffFile, page: TiffPage, tag: number): number[] {
  const field = page.get(tag);
  if (field === undefined) return [];
  if (field.count > MOST_VALUES)
    throw new PictureError('damaged', `is a damaged TIFF: field ${tag} has ${field.count} values`);
  const view = viewOf(field.value);
  const bytes = typeBytes[field.type];
  return Array.from({ length: field.count }, (_, i) =>
    numberAt(view, i * bytes, field.type, file.littleEndian),
  );
}

function numberAt(view: DataView, at: number, type: number, littleEndian: boolean): number {
  if (type === RATIONAL) return view.getUint32(at, littleEndian) / view.getUint32(at + 4, littleEndian);
  switch (typeBytes[type]) {
    case 1:
      return view.getUint8(at);
    case 2:
      return view.getUint16(at, littleEndian);
    case 4:
      return view.getUint32(at, littleEndian);
    default:
      return Number(view.getBigUint64(at, littleEndian));
  }
}

/** The first number of a field. */
export function value(file: TiffFile, page: TiffPage, tag: number, absent: number): number {
  return values(file, page, tag).at(0) ?? absent;
}

/** A field of one number. */
export function shortField(file: TiffFile, tag: number, number: number): TiffField {
  const value = new Uint8Array(2);
  viewOf(value).setUint16(0, number, file.littleEndian);
  return { tag, type: SHORT, count: 1, value };
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function cutOff(): PictureError {
  return new PictureError(
    'damaged',
    'is a damaged or cut off TIFF (its directory is missing): copy it again',
  );
}
