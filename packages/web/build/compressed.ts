import { readdirSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const compress = promisify(brotliCompress);
/** Smaller files gain nothing, pictures are compressed already, and no visit fetches source maps. */
const SMALLEST = 1000;
const COMPRESSIBLE = /\.(html|js|css|json|svg|webmanifest|wasm|onnx|md|txt)$/;
/** Larger files are weights and runtimes. The best quality takes minutes and is hardly better. */
const LARGE = 200_000;

/**
 * Writes a Brotli-compressed copy next to each file of the page, for servers that can send it. So
 * servers need not compress the models at each visit. There is also more time than while a visitor
 * waits, so scripts become smaller.
 */
export function compressed(): Plugin {
  return {
    name: 'cifra:compressed',
    apply: 'build',
    writeBundle: {
      sequential: true,
      order: 'post',
      async handler({ dir }) {
        if (dir !== undefined) await Promise.all(filesIn(dir).map(writeCompressed));
      },
    },
  };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => COMPRESSIBLE.test(file) && statSync(file).size >= SMALLEST);
}

async function writeCompressed(file: string): Promise<void> {
  const bytes = readFileSync(file);
  const quality = bytes.length < LARGE ? constants.BROTLI_MAX_QUALITY : 5;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  await writeFile(`${file}.br`, await compress(bytes, { params }));
}
