import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Picture } from '@cifra/core/base/types.ts';
import { DataError } from '../../dataset/dataError.ts';
import { sha256 } from '../../files/sha256.ts';
import { parseArff } from '../formats/arff.ts';
import { type LibsvmOptions, parseLibsvm } from '../formats/libsvm.ts';
import { isMatlab, parseMatlab } from '../formats/matlab.ts';
import { isNpy } from '../formats/npy.ts';
import { isZip, parseNpz } from '../formats/npz.ts';
import { isParquet } from '../formats/parquet.ts';
import { parsePixelCsv } from '../formats/pixelCsv.ts';
import type { PixelRows } from '../formats/pixelRows.ts';
import { LARGEST, unpack } from '../formats/rawFile.ts';
import { readParquet } from '../formats/readParquet.ts';
import { textLines } from '../formats/textLines.ts';
import type { PicturePart } from '../pictures/layout.ts';
import { openIdx } from './idxFiles.ts';
import { partsOfArrays } from './namedArrays.ts';
import { pictureParts } from './pictureParts.ts';
import { type PixelPart, squareSide } from './pixelPart.ts';

export const KINDS = {
  idx: 'IDX (MNIST, EMNIST)',
  npz: 'NumPy arrays (NPZ)',
  csv: 'a table of pixels (CSV)',
  parquet: 'pictures in Parquet (Hugging Face)',
  libsvm: 'LIBSVM text',
  arff: 'ARFF (Weka, OpenML)',
  matlab: 'MATLAB arrays (MAT-file)',
} as const;
export type Kind = keyof typeof KINDS;

export type ForeignOptions = LibsvmOptions & {
  /** Decodes a picture file to pixels. */
  readonly decode: (bytes: Uint8Array) => Promise<Picture>;
};

export type Foreign = {
  readonly kind: Kind;
  readonly parts: readonly PixelPart[];
  /** SHA-256 of the raw (gunzipped) bytes. */
  readonly sha256: string;
};

/**
 * Opens a data set in another program's format, which is recognised by its content.
 * @throws DataError that says what was found, what was expected and what to do
 */
export async function openForeign(path: string, options: ForeignOptions): Promise<Foreign> {
  const bytes = await readBounded(path);
  const kind = kindOf(bytes, path);
  return { kind, parts: await partsOf(kind, bytes, path, options), sha256: sha256(bytes) };
}

async function readBounded(path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size > LARGEST)
    throw new DataError(
      `${path}: has ${size} bytes, expected at most ${LARGEST}; import its parts one by one`,
    );
  return unpack(await readFile(path), path);
}

/** @throws DataError for other content, with advice for formats that are known but not read */
function kindOf(bytes: Uint8Array, path: string): Kind {
  if (isZip(bytes)) return 'npz';
  if (isParquet(bytes)) return 'parquet';
  if (isMatlab(bytes)) return 'matlab';
  if (bytes.length >= 4 && bytes[0] === 0 && bytes[1] === 0 && bytes[2] >= 8 && bytes[2] <= 14) return 'idx';
  const refused = refusedBinary(bytes);
  if (refused) throw new DataError(`${path}: ${refused}`);
  const kind = kindOfText(bytes);
  if (kind !== null) return kind;
  throw new DataError(
    `${path}: got unknown content, expected ${Object.values(KINDS).join(', ')}, or a folder of pictures`,
  );
}

function refusedBinary(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (isNpy(bytes))
    return 'got one NumPy array, expected pictures and labels; save both with numpy.savez(file, x_train=…, y_train=…)';
  if (start === '\x89HDF\r\n\x1a\n')
    return 'got an HDF5 file (MATLAB 7.3, .h5), which is not read; save it in MATLAB with -v7, or as NPZ';
  if (bytes[0] === 0x80 && bytes[1] >= 2 && bytes[1] <= 5)
    return 'got a Python pickle, which can run code and is not read; save the arrays as NPZ';
  return null;
}

function kindOfText(bytes: Uint8Array): Kind | null {
  for (const { text } of textLines(bytes)) {
    if (text === '' || text.startsWith('%') || text.startsWith('#')) continue;
    if (/^@relation\b/i.test(text)) return 'arff';
    if (/^[-+\d.]+(\s+\d+:\S+)+(\s*#.*)?$/.test(text)) return 'libsvm';
    // A row of a table of pixels has many cells.
    return text.split(/[,;\t]/).length > 16 ? 'csv' : null;
  }
  return null;
}

async function partsOf(
  kind: Kind,
  bytes: Uint8Array,
  path: string,
  { decode, ...options }: ForeignOptions,
): Promise<readonly PixelPart[]> {
  switch (kind) {
    case 'idx':
      return [await openIdx(bytes, path)];
    case 'npz':
      return partsOfArrays(parseNpz(bytes, path), path);
    case 'matlab':
      return partsOfArrays(parseMatlab(bytes, path), path);
    case 'parquet':
      return [await pictureParts(await readParquet(bytes, path), partOfName(path), path, decode)];
    case 'csv':
      return [partOfRows(parsePixelCsv(bytes, path), path, options.side)];
    case 'libsvm':
      return [partOfRows(parseLibsvm(bytes, path, options), path, options.side)];
    case 'arff':
      return [partOfRows(parseArff(bytes, path), path, options.side)];
    default:
      return kind satisfies never;
  }
}

function partOfRows(
  { values, width, labels }: PixelRows,
  path: string,
  given: number | undefined,
): PixelPart {
  const side = squareSide(width, given, path);
  return { part: partOfName(path), height: side, width: side, values, labels };
}

/** The part that a file's name says, such as `mnist_test.csv`; else the training part. */
export function partOfName(path: string): PicturePart {
  const name = basename(path).toLowerCase();
  if (/t10k|test/.test(name)) return 'test';
  return /valid/.test(name) ? 'validation' : 'train';
}
