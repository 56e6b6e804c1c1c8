import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { DataError } from '../../dataset/dataError.ts';
import { sha256 } from '../../files/sha256.ts';

const inflate = promisify(gunzip);

/**
 * The largest raw file, or content of a file, that is read: ten times MNIST. Prevents a broken or
 * hostile file from filling the memory.
 */
export const LARGEST = 512 * 2 ** 20; // bytes

/** Deflate packs at most 1032 bytes into one, so a trailer that claims more is ignored. */
const MOST_DENSE = 1032;

/** A file's bytes, gunzipped if it was gzipped. */
export type RawFile = {
  /** Path that was read. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`, hexadecimal. */
  readonly sha256: string;
};

/** True if the bytes start as a gzip file does (RFC 1952, 2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Returns the raw bytes of a file's content, gunzipped if its first bytes are those of gzip; the
 * name does not matter.
 * @throws DataError if the gzip stream is truncated or corrupt
 */
export async function unpack(content: Uint8Array, path: string): Promise<Uint8Array> {
  if (!isGzip(content)) return content;
  try {
    // With the final size as chunk size, zlib writes into one buffer: a third faster than joining
    // 16 kB pieces.
    return await inflate(content, { chunkSize: rawSize(content) + 64, maxOutputLength: LARGEST });
  } catch (error) {
    throw new DataError(
      `${path}: got a broken gzip stream of ${content.length} bytes (${(error as Error).message}), ` +
        'expected a whole one; the file is truncated or corrupt',
    );
  }
}

/** The size in a gzip trailer (RFC 1952, ISIZE), bounded by the possible maximum. */
function rawSize(content: Uint8Array): number {
  if (content.length < 18) return 0;
  const promised = new DataView(content.buffer, content.byteOffset).getUint32(content.length - 4, true);
  return Math.min(promised, content.length * MOST_DENSE, LARGEST);
}

/** The names that a file may have in a data folder: plain, or gzipped. */
export function namesOf(path: string): string[] {
  return [path, `${path}.gz`];
}

/**
 * Reads `path`, or `path.gz` if there is no such file; null if neither exists.
 * @throws DataError if it exists but cannot be read or gunzipped
 */
export async function findRaw(path: string): Promise<RawFile | null> {
  for (const candidate of namesOf(path)) {
    const content = await readIfThere(candidate);
    if (!content) continue;
    const bytes = await unpack(content, candidate);
    return { path: candidate, bytes, sha256: sha256(bytes) };
  }
  return null;
}

/** As `findRaw`, for a file that must exist. @throws DataError */
export async function readRaw(path: string): Promise<RawFile> {
  const file = await findRaw(path);
  if (!file) throw new DataError(`${path}: not found, neither plain nor as .gz`);
  return file;
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null;
    throw new DataError(`${path}: cannot be read (${message})`);
  }
}
