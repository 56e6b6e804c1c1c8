import { DataError } from '../../dataset/dataError.ts';
import { expectIdx, type Idx, parseIdx } from '../formats/idx.ts';
import type { DataFile } from './catalogue.ts';
import { findFile } from './findFile.ts';

/**
 * Reads a file of the catalogue from a data folder and verifies it; null if it does not exist.
 * @throws DataError if it is truncated, or has another type, shape or SHA-256
 */
export async function findKnown(root: string, file: DataFile): Promise<Idx | null> {
  const raw = await findFile(root, file.path);
  if (!raw) return null;
  // The shape before the hash: "10000 labels, expected 60000" says more than two hashes that
  // differ.
  const idx = expectIdx(parseIdx(raw.bytes, raw.path), file.type, file.shape, raw.path);
  if (raw.sha256 !== file.sha256) {
    throw new DataError(
      `${raw.path}: SHA-256 of the raw bytes is ${raw.sha256}, expected ${file.sha256}; the file is corrupt ` +
        `or another one under this name. Delete it and get it again: ${getCommand(file)}`,
    );
  }
  return idx;
}

/** As `findKnown`, for a file that must exist. @throws DataError that says how to get it */
export async function readKnown(root: string, file: DataFile): Promise<Idx> {
  const idx = await findKnown(root, file);
  if (idx) return idx;
  throw new DataError(
    `${file.path} (or .gz) is not in the data folder ${root}. ` +
      `Get it: ${getCommand(file)}; or name a folder that has it with --data or CIFRA_DATA`,
  );
}

/** The verified hash of a file, in the form of `Dataset.files`. */
export function hashOf(file: DataFile): Record<string, string> {
  return { [file.path]: file.sha256 };
}

function getCommand(file: DataFile): string {
  return `\`npx cifra data get ${file.path.slice(0, file.path.indexOf('/'))}\``;
}
