import { readFile } from 'node:fs/promises';
import { DECODER_FILES } from './files.ts';

export type DecoderFile = keyof typeof DECODER_FILES;

/** Returns the bytes of a decoder of pictures; see `readerFile`. */
export async function decoderFile(name: DecoderFile): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(new URL(`../../../${DECODER_FILES[name]}`, import.meta.url)));
}
