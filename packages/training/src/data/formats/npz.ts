/** NPZ, NumPy's format for several named arrays: a zip archive of NPY files. */
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { DataError } from '../../dataset/dataError.ts';
import { parseNpy } from './npy.ts';
import type { NumberTensor } from './numbers.ts';
import { LARGEST } from './rawFile.ts';

/** True if the bytes start as a zip archive does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/**
 * Reads the arrays by their names.
 * @throws DataError if the archive is broken, holds something else, or unpacks to more than the memory
 * that one file may take
 */
export function parseNpz(bytes: Uint8Array, file: string): Map<string, NumberTensor> {
  const members = Object.entries(unzip(bytes, file));
  if (members.length === 0) {
    throw new DataError(
      `${file}: got a zip archive without .npy files, expected NPZ; unpack it and import a file from it`,
    );
  }
  return new Map(
    members.map(([name, content]) => [name.replace(/\.npy$/, ''), parseNpy(content, `${file}, ${name}`)]),
  );
}

function unzip(bytes: Uint8Array, file: string): Record<string, Uint8Array> {
  let total = 0;
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (!name.endsWith('.npy')) return false;
    total += originalSize;
    if (total <= LARGEST) return true;
    throw new DataError(
      `${file}: unpacks to more than ${LARGEST} bytes, which is the limit; split the data set`,
    );
  };
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(
      `${file}: got a broken zip archive (${(error as Error).message}), expected a whole one; download or save it again`,
    );
  }
}
