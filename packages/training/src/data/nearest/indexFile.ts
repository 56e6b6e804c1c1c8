import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../../files/atomicFile.ts';
import type { NearestIndex } from './nearestIndex.ts';
import { PROJECTED } from './projection.ts';

/** The inputs of an index; any other model, data or digits give another index. */
export type IndexSource = {
  /** SHA-256 of the model. */
  readonly model: string;
  /** SHA-256 of each data file. */
  readonly files: Readonly<Record<string, string>>;
  readonly rows: Uint32Array;
};

/** Bytes before the rows: number of digits, features per digit, scale. */
const HEAD = 16;
const FORMAT = 'cifra-nearest/1';

/** Path of an index in a cache folder; its name identifies the inputs. */
export function indexPath(folder: string, { model, files, rows }: IndexSource): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([FORMAT, PROJECTED, model, files]))
    .update(new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength))
    .digest('hex');
  return join(folder, `nearest-${hash.slice(0, 24)}.bin`);
}

/** Reads a stored index; null if it is missing or incomplete, because it can be rebuilt. */
export async function readIndex(path: string): Promise<NearestIndex | null> {
  const file = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (file === null || file.length < HEAD) return null;
  const bytes = new Uint8Array(file);
  const view = new DataView(bytes.buffer);
  const count = view.getUint32(0, true);
  if (bytes.length !== HEAD + count * (4 + PROJECTED)) return null;
  return {
    rows: new Uint32Array(bytes.buffer, HEAD, count),
    codes: new Int8Array(bytes.buffer, HEAD + 4 * count),
    scale: view.getFloat64(8, true),
    length: view.getUint32(4, true),
  };
}

/** Writes an index atomically; creates the folder if it is missing. */
export async function writeIndex(folder: string, path: string, index: NearestIndex): Promise<void> {
  const { rows, codes, scale, length } = index;
  const bytes = new Uint8Array(HEAD + 4 * rows.length + codes.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, rows.length, true);
  view.setUint32(4, length, true);
  view.setFloat64(8, scale, true);
  bytes.set(new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength), HEAD);
  bytes.set(new Uint8Array(codes.buffer, codes.byteOffset, codes.byteLength), HEAD + 4 * rows.length);
  await mkdir(folder, { recursive: true });
  await writeAtomically(path, bytes);
}
