import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Reads a file of an npm package, such as `@cwasm/webp/webp.wasm`. */
export function packageFile(specifier: string): Promise<Uint8Array> {
  return readFile(fileURLToPath(import.meta.resolve(specifier)));
}
