import { readFile } from 'node:fs/promises';
import { READER_FILES } from './files.ts';

export type ReaderFile = keyof typeof READER_FILES;

/**
 * Returns the bytes of a file of the reader. This module reads the clone; the build replaces it by one
 * that imports the bytes as modules, which needs no file system and no configuration of bundlers.
 */
export async function readerFile(name: ReaderFile): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(new URL(`../../../${READER_FILES[name]}`, import.meta.url)));
}
