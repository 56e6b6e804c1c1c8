import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { compiledSpecifiers } from './specifiers.ts';

const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

/**
 * Compiles all packages into `folder`: `core/src/base/types.ts` becomes `core/src/base/types.js`, with
 * `types.d.ts` and `types.js.map`. Their imports name files of the published packages.
 */
export async function emit(folder: string): Promise<void> {
  const project = join(import.meta.dirname, 'tsconfig.json');
  await promisify(execFile)(process.execPath, [compiler, '-p', project, '--outDir', folder]);
  await Promise.all(
    globSync('**/*.{js,d.ts}', { cwd: folder }).map(async (file) => {
      const path = join(folder, file);
      const text = await readFile(path, 'utf8');
      await writeFile(path, compiledSpecifiers(text, file));
    }),
  );
}
