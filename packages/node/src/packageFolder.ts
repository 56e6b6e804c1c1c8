import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The folder of an npm package that the module `from` finds, a URL; null if it is not installed. */
export function packageFolder(name: string, from: string): string | null {
  try {
    return dirname(createRequire(from).resolve(`${name}/package.json`));
  } catch {
    return null;
  }
}
