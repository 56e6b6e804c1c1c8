import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DIGIT_SIDE, type DigitImage, type Picture } from '@cifra/core/base/types.ts';
import { DataError } from '../../dataset/dataError.ts';
import { checkDataset, type Dataset } from '../../dataset/dataset.ts';
import { sha256 } from '../../files/sha256.ts';
import { type CachedDigit, type DigitCache, type FileState, openDigitCache } from './digitCache.ts';
import type { LabelledFile } from './labelTable.ts';
import type { PictureLayout, PicturePart } from './layout.ts';

const PIXELS = DIGIT_SIDE * DIGIT_SIDE;

/** Turns picture files into digits. */
export type PictureReader = {
  /** Decodes a picture file's bytes to pixels; rejects unsupported files. */
  readonly decode: (bytes: Uint8Array) => Promise<Picture>;
  /**
   * Puts a picture of one digit into MNIST's frame, as the reader does; throws if there is not
   * exactly one digit.
   */
  readonly toDigit: (picture: Picture) => DigitImage;
  /** Cache folder, and the key of this reader in the folder. If undefined, nothing is cached. */
  readonly cache?: { readonly folder: string; readonly reader: string };
};

export type ReadOptions = PictureReader & {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
};

/** Number of pictures done, of all pictures of a part; `cached` of them came from the cache. */
export type ReadProgress = {
  readonly folder: string;
  readonly done: number;
  readonly total: number;
  readonly cached: number;
};

/** A file without a digit, and the reason. */
export type PictureFailure = { readonly file: string; readonly reason: string };

export type ReadPart = {
  readonly dataset: Dataset;
  readonly failures: readonly PictureFailure[];
  /** Why the digits could not be cached for the next run. */
  readonly warnings: readonly string[];
};

type Example = CachedDigit & LabelledFile;

/** Number of pictures decoded concurrently, on sharp's threads. */
const AT_A_TIME = 8;
/**
 * Interval between writes of the cache, milliseconds; a killed process loses at most this much
 * work.
 */
const SAVE_EVERY = 30_000;

/**
 * Reads the pictures of a part, in the layout's order. Files without a digit are listed in
 * `failures`; the caller decides whether to continue without these files. If `signal` aborts, the
 * cache keeps the digits read so far.
 *
 * `files` of the data set has the SHA-256 of a list of all pictures with their hashes, and of each
 * table of labels.
 *
 * @throws DataError if the part is absent, or no picture gave a digit
 */
export async function readPictures(
  layout: PictureLayout,
  part: PicturePart,
  options: ReadOptions,
): Promise<ReadPart> {
  const own = layout.parts[part];
  if (!own) throw new DataError(`${layout.folder}: has no ${part}/`);
  const cache =
    options.cache && (await openDigitCache(options.cache.folder, layout.folder, options.cache.reader));
  const present = new Set(Object.values(layout.parts).flatMap((each) => each.files.map(({ file }) => file)));
  const warnings: string[] = [];
  const save = async () => {
    await cache?.save(present).catch((error: Error) => {
      warnings.push(`the digits cannot be cached for the next run: ${error.message}`);
    });
  };
  try {
    const { examples, failures } = await readAll(layout, own.files, { ...options, digits: cache, save });
    if (examples.length === 0) throw nothingRead(layout.folder, failures);
    return { dataset: gather(layout, part, examples), failures, warnings };
  } finally {
    await save();
  }
}

type Work = ReadOptions & { readonly digits: DigitCache | undefined; readonly save: () => Promise<void> };

async function readAll(
  { folder }: PictureLayout,
  files: readonly LabelledFile[],
  { signal, onProgress, save, ...work }: Work,
): Promise<{ examples: Example[]; failures: PictureFailure[] }> {
  const examples: Example[] = [];
  const failures: PictureFailure[] = [];
  let cached = 0;
  let savedAt = performance.now();
  for (let first = 0; first < files.length; first += AT_A_TIME) {
    signal?.throwIfAborted();
    const chunk = files.slice(first, first + AT_A_TIME);
    const read = await Promise.all(chunk.map((each) => readOne(folder, each.file, work)));
    for (const [i, { file, label }] of chunk.entries()) {
      const result = read[i];
      if ('reason' in result) failures.push({ file, reason: result.reason });
      else examples.push({ ...result.digit, file, label });
      if ('digit' in result && result.cached) cached++;
    }
    onProgress?.({ folder, done: first + chunk.length, total: files.length, cached });
    if (performance.now() - savedAt > SAVE_EVERY) {
      await save();
      savedAt = performance.now();
    }
  }
  return { examples, failures };
}

type One = { readonly digit: CachedDigit; readonly cached: boolean } | { readonly reason: string };

async function readOne(
  folder: string,
  file: string,
  { digits, ...reader }: Omit<Work, 'save'>,
): Promise<One> {
  const path = resolve(folder, file);
  try {
    const state = await stateOf(path);
    const kept = digits?.find(file, state);
    if (kept) return { digit: kept, cached: true };
    const digit = await frame(await readFile(path), reader);
    digits?.add(file, state, digit);
    return { digit, cached: false };
  } catch (error) {
    return { reason: reasonOf(error as NodeJS.ErrnoException) };
  }
}

async function stateOf(path: string): Promise<FileState> {
  const { size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
  return { size: Number(size), modified: String(mtimeNs), changed: String(ctimeNs) };
}

async function frame(bytes: Uint8Array, { decode, toDigit }: PictureReader): Promise<CachedDigit> {
  if (bytes.length === 0) throw new DataError('the file is empty');
  const image = Uint8Array.from(toDigit(await decode(bytes)), (ink) => Math.round(ink * 255));
  if (!image.some((ink) => ink > 0)) throw new DataError('the picture is blank');
  return { sha256: sha256(bytes), image };
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
      return 'does not exist';
    case 'EISDIR':
      return 'is a folder, not a picture';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied: check the permissions of the file';
    default:
      return message;
  }
}

function nothingRead(folder: string, failures: readonly PictureFailure[]): DataError {
  if (failures.length === 0) return new DataError(`${folder}: the folders for its digits are empty`);
  const { file, reason } = failures[0];
  return new DataError(`${folder}: none of ${failures.length} files gave a digit; ${file}: ${reason}`);
}

function gather(
  { name, divided, parts }: PictureLayout,
  part: PicturePart,
  examples: readonly Example[],
): Dataset {
  const called = divided ? `${name} ${part}` : name;
  const images = new Uint8Array(examples.length * PIXELS);
  for (const [row, { image }] of examples.entries()) images.set(image, row * PIXELS);
  const list = examples.map(({ sha256, file }) => `${sha256}  ${file}\n`).join('');
  const hashes = Object.entries(parts[part]?.tables ?? {}).map(([table, hash]) => [`${name}/${table}`, hash]);
  return checkDataset({
    name: called,
    images,
    labels: Uint8Array.from(examples, ({ label }) => label),
    files: { [called]: sha256(new TextEncoder().encode(list)), ...Object.fromEntries(hashes) },
  });
}
