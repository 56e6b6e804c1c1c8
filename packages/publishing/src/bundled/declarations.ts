import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, posix, relative } from 'node:path';
import { reach } from '../emit/reach.ts';

const SPECIFIER = /(from |import\()'([^']+\.js)'/g;

/**
 * Writes the declarations of modules, and those that they refer to, with relative imports, into `folder`.
 * @param emitted the compiled files of all packages
 * @param entries such as `cifra/src/index.d.ts`
 */
export async function writeDeclarations(
  emitted: string,
  entries: readonly string[],
  folder: string,
): Promise<void> {
  for (const { file } of reach(emitted, entries)) {
    const text = await readFile(join(emitted, file), 'utf8');
    const local = text.replace(SPECIFIER, (_, before: string, specifier: string) => {
      return `${before}'${relativeTo(file, targetOf(specifier, file))}'`;
    });
    const to = join(folder, file.replace('/src/', '/'));
    await mkdir(dirname(to), { recursive: true });
    await writeFile(to, local);
  }
}

/** `@cifra/core/internal/base/types.js` → `core/src/base/types.js`. */
function targetOf(specifier: string, from: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  return specifier.replace(/^@cifra\/([^/]+)\/internal\//, '$1/src/');
}

/** The folders `src` are left out of the package. */
function relativeTo(from: string, target: string): string {
  const path = relative(dirname(from.replace('/src/', '/')), target.replace('/src/', '/'));
  const forward = path.replaceAll('\\', '/');
  return forward.startsWith('.') ? forward : `./${forward}`;
}
