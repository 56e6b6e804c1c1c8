import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { DataError } from '../../dataset/dataError.ts';
import { LARGEST } from './rawFile.ts';

/** Largest number of files that an archive may have: three times the pictures of MNIST. */
const MOST_FILES = 200_000;

/** True if an archive has a member that is a NumPy array. */
export function hasArrays(bytes: Uint8Array): boolean {
  try {
    let found = false;
    unzipSync(bytes, {
      filter: ({ name }) => {
        found ||= name.endsWith('.npy');
        return false;
      },
    });
    return found;
  } catch {
    // `parseNpz` says what is broken.
    return true;
  }
}

/**
 * Unpacks an archive into a folder; without what desktops leave behind.
 * @throws DataError if it is broken, has names that lead out of the folder, or unpacks to more than the
 * memory that one file may take
 */
export async function unpackZip(bytes: Uint8Array, file: string, folder: string): Promise<void> {
  let total = 0;
  let count = 0;
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    const parts = name.split(/[\\/]/);
    if (parts.includes('..') || isAbsolute(name))
      throw new DataError(`${file}: got the name ${JSON.stringify(name)}, which leads out of the archive`);
    if (name.endsWith('/') || parts.some((part) => part.startsWith('.') || part === '__MACOSX')) return false;
    total += originalSize;
    count++;
    if (total > LARGEST || count > MOST_FILES)
      throw new DataError(
        `${file}: unpacks to more than ${LARGEST} bytes or ${MOST_FILES} files, which is the limit; unpack it, and train on its folder`,
      );
    return true;
  };
  const members = unzip(bytes, filter, file);
  for (const [name, content] of Object.entries(members)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}

function unzip(
  bytes: Uint8Array,
  filter: (info: UnzipFileInfo) => boolean,
  file: string,
): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(
      `${file}: got a broken zip archive (${(error as Error).message}), expected a whole one; download or save it again`,
    );
  }
}
