import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, posix, relative } from 'node:path';
import { promisify } from 'node:util';

const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const SPECIFIER = /(from |import\()'([^']+\.ts)'/g;

/** Writes the declarations that `index.ts` refers to, with relative imports, into `folder`. */
export async function writeDeclarations(folder: string): Promise<void> {
  const emitted = await mkdtemp(join(tmpdir(), 'cifra-types-'));
  try {
    await emit(emitted);
    const done = new Set(['cifra/src/index.d.ts']);
    // A set visits what is added while it is walked.
    for (const file of done) {
      const text = await readFile(join(emitted, file), 'utf8');
      const local = text.replace(SPECIFIER, (_, before: string, specifier: string) => {
        const target = targetOf(specifier, file);
        done.add(target.replace(/\.ts$/, '.d.ts'));
        return `${before}'${relativeTo(file, target).replace(/\.ts$/, '.js')}'`;
      });
      const to = join(folder, file.replace('/src/', '/'));
      await mkdir(dirname(to), { recursive: true });
      await writeFile(to, local);
    }
  } finally {
    await rm(emitted, { recursive: true });
  }
}

async function emit(folder: string): Promise<void> {
  const project = join(import.meta.dirname, 'tsconfig.declarations.json');
  await promisify(execFile)(process.execPath, [compiler, '-p', project, '--outDir', folder]);
}

/** `@cifra/core/base/types.ts` → `core/src/base/types.ts`. */
function targetOf(specifier: string, from: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  return specifier.replace(/^@cifra\/([^/]+)\//, '$1/src/');
}

/** The folders `src` are left out of the package. */
function relativeTo(from: string, target: string): string {
  const path = relative(dirname(from.replace('/src/', '/')), target.replace('/src/', '/'));
  const forward = path.replaceAll('\\', '/');
  return forward.startsWith('.') ? forward : `./${forward}`;
}
