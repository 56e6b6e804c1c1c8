import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Picture } from '@cifra/core/base/types.ts';
import { DataError } from '../../dataset/dataError.ts';
import { TABLE } from '../pictures/labelTable.ts';
import type { PicturePart } from '../pictures/layout.ts';
import type { DigitSet } from './digitSet.ts';

/** Folder of each part, as `cifra train` knows it. */
export const PART_FOLDERS: Readonly<Record<PicturePart, string>> = {
  train: 'train',
  validation: 'val',
  test: 'test',
};

/** Number of pictures encoded concurrently. */
const AT_A_TIME = 32;

export type WriteOptions = {
  /** Encodes pixels as PNG. */
  readonly encode: (picture: Picture) => Promise<Uint8Array>;
  readonly signal?: AbortSignal | undefined;
  /** Number of pictures written, of all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
};

/** Writes files under a folder; paths have slashes. */
export type FolderWriter = { write(path: string, content: Uint8Array | string): Promise<void> };

/**
 * Writes sets as a folder that `cifra train` takes: `train/`, `val/` and `test/`, each with
 * `labels.csv` and the pictures in their order, black on white.
 * @throws DataError if the folder has files
 */
export function writePictureFolder(
  out: string,
  sets: readonly DigitSet[],
  options: WriteOptions,
): Promise<void> {
  return newFolder(out, async (folder) => {
    const place = ({ part }: DigitSet, name: string) => `${PART_FOLDERS[part]}/${name}`;
    await writePictures(folder, sets, place, { ...options, ink: 0 });
    for (const { part, labels } of sets) {
      const rows = Array.from(labels, (label, index) => `${pictureName(index, labels.length)},${label}\n`);
      await folder.write(`${PART_FOLDERS[part]}/${TABLE}`, `file,label\n${rows.join('')}`);
    }
  });
}

/** `00041.png`: as many digits as the last picture needs, so that their order is that of the set. */
export function pictureName(index: number, count: number): string {
  return `${String(index).padStart(String(count - 1).length, '0')}.png`;
}

/**
 * Writes the pictures of all sets.
 * @param place path of a picture with this name
 * @param ink 0 for black ink on white paper, 255 for the reverse
 */
export async function writePictures(
  folder: FolderWriter,
  sets: readonly DigitSet[],
  place: (set: DigitSet, name: string, label: number) => string,
  { encode, signal, onProgress, ink }: WriteOptions & { readonly ink: 0 | 255 },
): Promise<void> {
  const total = sets.reduce((sum, { labels }) => sum + labels.length, 0);
  let done = 0;
  for (const set of sets)
    for (let first = 0; first < set.labels.length; first += AT_A_TIME) {
      signal?.throwIfAborted();
      const chunk = [...set.labels.subarray(first, first + AT_A_TIME)];
      await Promise.all(
        chunk.map(async (label, i) => {
          const content = await encode(pictureAt(set, first + i, ink));
          await folder.write(place(set, pictureName(first + i, set.labels.length), label), content);
        }),
      );
      done += chunk.length;
      onProgress?.(done, total);
    }
}

/** One picture of a set, with black (0) or white (255) ink. */
export function pictureAt({ width, height, images }: DigitSet, index: number, ink: 0 | 255): Picture {
  const data = images.slice(index * width * height, (index + 1) * width * height);
  return { width, height, channels: 1, data: ink === 255 ? data : data.map((value) => 255 - value) };
}

/**
 * Writes a folder under another name and renames it at the end: a stopped command leaves nothing
 * that looks complete.
 * @throws DataError if the folder has files
 */
export async function newFolder(out: string, write: (folder: FolderWriter) => Promise<void>): Promise<void> {
  await checkEmpty(out);
  const partial = `${out}.partial`;
  await rm(partial, { recursive: true, force: true });
  const made = new Map<string, Promise<unknown>>();
  const makeFolder = (path: string) => {
    const present = made.get(path) ?? mkdir(path, { recursive: true });
    made.set(path, present);
    return present;
  };
  try {
    await makeFolder(partial);
    await write({
      async write(path, content) {
        const file = join(partial, path);
        await makeFolder(dirname(file));
        await writeFile(file, content);
      },
    });
    await rm(out, { recursive: true, force: true });
    await rename(partial, out);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/** @throws DataError if the folder has files, or is a file */
export async function checkEmpty(out: string): Promise<void> {
  const present = await readdir(out).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error.code === 'ENOTDIR'
      ? new DataError(`${out}: is a file; choose another folder with --out`)
      : error;
  });
  if (present.length > 0) throw new DataError(`${out}: already has files; choose another folder with --out`);
}
