import { open } from 'node:fs/promises';
import { checkBytes } from './decode.ts';
import { limits } from './limits.ts';
import { PictureError } from './pictureError.ts';

/** The name of standard input. */
export const standardInput = '-';

/**
 * Reads the bytes of a file, or of standard input for `-`. Never uses more memory than the limit,
 * because pipes and devices do not state a size.
 *
 * @param name path of the file, or `-`
 * @returns its bytes
 * @throws {PictureError} that says what is wrong with the file
 * @example
 * import { readSource } from '@cifra/node';
 *
 * console.log((await readSource('zip.png')).length);
 */
export async function readSource(name: string): Promise<Uint8Array> {
  return name === standardInput ? collect(process.stdin) : readFile(name);
}

async function readFile(path: string): Promise<Uint8Array> {
  try {
    await using file = await open(path, 'r');
    const status = await file.stat();
    if (status.isDirectory()) throw new PictureError('folder', `is a folder: name a picture in it`);
    checkBytes(status.size);
    return status.isFile()
      ? await file.readFile()
      : await collect(file.createReadStream({ autoClose: false }));
  } catch (error) {
    throw error instanceof PictureError ? error : explain(error as NodeJS.ErrnoException);
  }
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of stream) {
    total += chunk.length;
    if (total > limits.bytes) checkBytes(total);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function explain(error: NodeJS.ErrnoException): PictureError {
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new PictureError('missing', 'does not exist: check the name');
    case 'EACCES':
    case 'EPERM':
      return new PictureError('unreadable', 'may not be read: check its permissions');
    default:
      return new PictureError('unreadable', `could not be read (${error.code ?? error.message})`);
  }
}
