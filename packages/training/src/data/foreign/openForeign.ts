import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Picture } from '@cifra/core/base/types.ts';
import { DataError } from '../../dataset/dataError.ts';
import { sha256 } from '../../files/sha256.ts';
import { parseArff } from '../formats/arff.ts';
import { type LibsvmOptions, parseLibsvm } from '../formats/libsvm.ts';
import { isMatlab, parseMatlab } from '../formats/matlab.ts';
import { isNpy, parseNpy } from '../formats/npy.ts';
import { isZip, parseNpz } from '../formats/npz.ts';
import type { NumberTensor } from '../formats/numbers.ts';
import { isParquet } from '../formats/parquet.ts';
import { parsePixelCsv } from '../formats/pixelCsv.ts';
import type { PixelRows } from '../formats/pixelRows.ts';
import { LARGEST, unpack } from '../formats/rawFile.ts';
import { readParquet } from '../formats/readParquet.ts';
import { textLines } from '../formats/textLines.ts';
import { hasArrays } from '../formats/zipFolder.ts';
import type { PicturePart } from '../pictures/layout.ts';
import { openIdx } from './idxFiles.ts';
import { partsOfArrays } from './namedArrays.ts';
import { openArchive } from './openArchive.ts';
import { pictureParts } from './pictureParts.ts';
import { type PixelPart, squareSide } from './pixelPart.ts';

export const KINDS = {
  idx: 'IDX (MNIST, EMNIST)',
  npz: 'NumPy arrays (NPZ, NPY)',
  csv: 'a table of pixels (CSV)',
  parquet: 'pictures in Parquet (Hugging Face)',
  libsvm: 'LIBSVM text',
  arff: 'ARFF (Weka, OpenML)',
  matlab: 'MATLAB arrays (MAT-file)',
  folders: 'folders of pictures (ZIP)',
} as const;
export type Kind = keyof typeof KINDS;
/** The kinds of a single file. */
type FileKind = Exclude<Kind, 'folders'>;

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
  const hash = sha256(bytes);
  if (isZip(bytes) && !hasArrays(bytes)) {
    const open = (file: string) => openForeign(file, options);
    return { ...(await openArchive(bytes, path, options.decode, open)), sha256: hash };
  }
  const kind = kindOf(bytes, path);
  return { kind, parts: await partsOf(kind, bytes, path, options), sha256: hash };
}

/**
 * Opens the files of one data set. Arrays of NumPy that have a file each belong together by the names of
 * their files, such as `x_train.npy` and `y_train.npy`.
 * @throws DataError about the first file that does not fit
 */
export async function openForeignFiles(
  paths: readonly string[],
  options: ForeignOptions,
): Promise<(Foreign & { readonly file: string })[]> {
  const opened: (Foreign & { readonly file: string })[] = [];
  const arrays = new Map<
    string,
    { readonly tensor: NumberTensor; readonly path: string; readonly hash: string }
  >();
  for (const path of paths) {
    const bytes = await readBounded(path);
    if (!isNpy(bytes)) opened.push({ file: path, ...(await openForeign(path, options)) });
    else arrays.set(path, { tensor: parseNpy(bytes, path), path, hash: sha256(bytes) });
  }
  if (arrays.size === 0) return opened;
  if (arrays.size === 1) throw new DataError(`${[...arrays.keys()][0]}: ${ONE_ARRAY}`);
  const named = new Map(
    [...arrays.values()].map(({ tensor, path }) => [basename(path).replace(/\.npy(\.gz)?$/i, ''), tensor]),
  );
  const parts = partsOfArrays(named, [...arrays.keys()].join(', '));
  const files = [...arrays.values()].map(({ path, hash }, i): Foreign & { readonly file: string } => {
    return { kind: 'npz', file: path, sha256: hash, parts: i === 0 ? parts : [] };
  });
  return [...opened, ...files];
}

const ONE_ARRAY =
  'got one NumPy array, expected pictures and labels; name both files: npx cifra data import images.npy labels.npy';

async function readBounded(path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size > LARGEST)
    throw new DataError(
      `${path}: has ${size} bytes, expected at most ${LARGEST}; import its parts one by one`,
    );
  return unpack(await readFile(path), path);
}

/** @throws DataError for other content, with advice for formats that are known but not read */
function kindOf(bytes: Uint8Array, path: string): FileKind {
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
  if (isNpy(bytes)) return ONE_ARRAY;
  if (isHdf5(bytes))
    return 'got an HDF5 file (MATLAB 7.3, .h5), which is not read; in MATLAB, save(file, "X", "y", "-v7"); in Python, numpy.savez("file.npz", x_train=f["X"][:], y_train=f["y"][:])';
  if (bytes[0] === 0x80 && bytes[1] >= 2 && bytes[1] <= 5)
    return 'got a Python pickle, which can run code and is not read; save the arrays as NPZ';
  return null;
}

/** MATLAB 7.3 has 512 bytes in front (HDF5 File Format Specification, section II.A). */
function isHdf5(bytes: Uint8Array): boolean {
  return [0, 512].some(
    (at) => Buffer.from(bytes.subarray(at, at + 8)).toString('latin1') === '\x89HDF\r\n\x1a\n',
  );
}

function kindOfText(bytes: Uint8Array): FileKind | null {
  for (const { text } of textLines(bytes)) {
    if (text === '' || text.startsWith('%') || text.startsWith('#')) continue;
    if (/^@relation\b/i.test(text)) return 'arff';
    if (/^[-+\d.]+(\s+\d+:\S+)+(\s*#.*)?$/.test(text)) return 'libsvm';
    // A row of a table of pixels has many cells. A sentence has many spaces.
    if (text.split(/[,;\t]/).length > 16) return 'csv';
    const cells = text.split(/ +/);
    return cells.length > 16 && cells.every((cell) => Number.isFinite(Number(cell))) ? 'csv' : null;
  }
  return null;
}

async function partsOf(
  kind: FileKind,
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
