import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The root folder of the repository. */
export const repository = join(import.meta.dirname, '../../../..');

/** Returns the text of a file; `file` is relative to the root of the repository. */
export function readText(file: string): string {
  return readFileSync(join(repository, file), 'utf8').replaceAll('\r\n', '\n');
}

export function isFile(file: string): boolean {
  const path = join(repository, file);
  return existsSync(path) && statSync(path).isFile();
}

export function isFolder(file: string): boolean {
  const path = join(repository, file);
  return existsSync(path) && statSync(path).isDirectory();
}
