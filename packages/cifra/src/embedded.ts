import { readFile } from 'node:fs/promises';
import { FILES, type FileName } from './files.ts';

/**
 * Returns the bytes of a file of the package. This module reads the clone; the build replaces it by
 * one that imports the bytes as modules, which needs no file system and no configuration of bundlers.
 */
export async function embedded(name: FileName): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(new URL(`../../../${FILES[name]}`, import.meta.url)));
}
