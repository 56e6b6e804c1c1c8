import { readFile } from 'node:fs/promises';
import { FILES } from './files.ts';

/**
 * Returns the bytes of a decoder. This module reads the clone; the build replaces it by one that imports
 * the bytes as modules, as in the package `cifra`.
 */
export async function decoderFile(name: keyof typeof FILES): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(new URL(`../../../${FILES[name]}`, import.meta.url)));
}
