import { statSync } from 'node:fs';
import { join } from 'node:path';
import { findRaw, namesOf, type RawFile } from '../formats/rawFile.ts';

/**
 * Reads a file of the catalogue from a data folder, plain or gzipped, under the names and in the
 * folders that other tools use; null if it is not found.
 * @throws DataError if it exists but cannot be read or gunzipped
 */
export async function findFile(root: string, path: string): Promise<RawFile | null> {
  for (const candidate of candidates(path)) {
    const raw = await findRaw(join(root, candidate));
    if (raw) return raw;
  }
  return null;
}

/**
 * Returns the path in the data folder from which `findFile` would read, without opening the file;
 * null if it is not found.
 */
export function locateFile(root: string, path: string): string | null {
  const names = candidates(path).flatMap(namesOf);
  return names.find((name) => statSync(join(root, name), { throwIfNoEntry: false })?.isFile()) ?? null;
}

/**
 * `mnist/train-images-idx3-ubyte` comes first, as `cifra data get` writes it. Torchvision writes
 * `MNIST/raw/`. The original page once served `train-images.idx3-ubyte`, and Kaggle still does,
 * also in a folder of the file's name. The data folder itself may also contain the files.
 */
function candidates(path: string): string[] {
  const end = path.lastIndexOf('/');
  const [set, name] = [path.slice(0, end), path.slice(end + 1)];
  const names = [...new Set([name, name.replace(/-(?=idx\d)/, '.')])];
  const folders = [set, join(set, 'raw'), set.toUpperCase(), join(set.toUpperCase(), 'raw'), ''];
  const files = names.flatMap((each) => [each, join(name, each)]);
  return folders.flatMap((folder) => files.map((file) => join(folder, file)));
}
