import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { READER_FILES } from './files.ts';

export type ReaderFile = keyof typeof READER_FILES;

/**
 * Returns the bytes of a file of the reader. This module reads the clone; the build replaces it by one
 * that imports the bytes as modules, which needs no file system and no configuration of bundlers.
 */
export async function readerFile(name: ReaderFile): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(placeOf(name)));
}

/** Returns the size of a file of the reader, bytes. */
export function readerFileSize(name: ReaderFile): number {
  return statSync(placeOf(name)).size;
}

function placeOf(name: ReaderFile): URL {
  return new URL(`../../../${READER_FILES[name]}`, import.meta.url);
}
