import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { PictureError } from '../pictureError.ts';
import { LZMA, ZSTD } from './check.ts';

type Unpack = (packed: Uint8Array, most: number) => Promise<Uint8Array>;

/**
 * Compressions that the prebuilt libvips lacks. They give at most `most` bytes, so that a small
 * file cannot fill the memory.
 */
export const unpackers: ReadonlyMap<number, Unpack> = new Map([
  [ZSTD, (packed, most) => promisify(zstdDecompress)(packed, { maxOutputLength: most })],
  [LZMA, unxz],
]);

/**
 * liblzma as WebAssembly: libtiff writes .xz streams with the delta filter, which few other readers
 * of .xz support.
 */
async function unxz(packed: Uint8Array, most: number): Promise<Uint8Array> {
  const { createUnxz, initModule } = await liblzma();
  await initModule();
  const parts: Uint8Array[] = [];
  let total = 0;
  const stream = new Blob([packed as Uint8Array<ArrayBuffer>]).stream().pipeThrough(createUnxz());
  for await (const part of stream) {
    total += part.length;
    if (total > most) throw new PictureError('damaged', 'is a damaged TIFF: a part holds too many pixels');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function liblzma() {
  try {
    return await import('node-liblzma/wasm');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new PictureError(
      'unsupported',
      'is a TIFF with LZMA, which needs the package node-liblzma: run `npm install node-liblzma`, or save it as PNG',
    );
  }
}
