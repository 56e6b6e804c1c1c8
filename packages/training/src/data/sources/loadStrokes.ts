import { DataError } from '../../dataset/dataError.ts';
import { parseStrokes, type StrokeSample } from '../formats/strokes.ts';
import type { HashedFile } from './catalogue.ts';
import { findFile } from './findFile.ts';

/**
 * Reads strokes from a data folder and verifies the file.
 * @throws DataError if it is missing, broken or has another SHA-256
 */
export async function loadStrokes(root: string, { path, sha256 }: HashedFile): Promise<StrokeSample[]> {
  const raw = await findFile(root, path);
  if (!raw) throw new DataError(`${path} (or .gz) is not in the data folder ${root}`);
  if (raw.sha256 === sha256) return parseStrokes(raw);
  throw new DataError(
    `${raw.path}: SHA-256 of the raw bytes is ${raw.sha256}, expected ${sha256}; the file is corrupt or another one ` +
      'under this name',
  );
}
