import { copyFile, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { buildPackages } from '../build.ts';
import { run } from './run.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that all test files of this run share, of vitest.config.ts's global setup. */
    readonly shared: string;
  }
}

export const examples = join(import.meta.dirname, '../../../../examples');
/** The text in `zip.png` of the project. */
export const ZIP = '94107';

/** Returns an empty folder for a test file. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'cifra-package-'));
}

/** The tarballs of all packages by name, such as `cifra` and `@cifra/core`. */
export type Tarballs = Readonly<Record<string, string>>;

/** Builds the packages once for all test files of a run. */
export async function packedPackages(): Promise<Tarballs> {
  const folder = join(inject('shared'), 'packages');
  const list = join(folder, 'tarballs.json');
  const isFirst = await mkdir(folder).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      return false;
    },
  );
  if (isFirst) await writeFile(list, JSON.stringify(await built(folder)));
  for (;;) {
    const text = await readFile(list, 'utf8').catch(() => '');
    if (text !== '') return tarballsOf(JSON.parse(text));
    await setTimeout(200);
  }
}

type Built = { readonly tarballs: readonly string[] } | { readonly failure: string };

/** A failure is reported to the test files that wait, too. */
function built(folder: string): Promise<Built> {
  return buildPackages(folder).then(
    (tarballs) => ({ tarballs }),
    (error: Error) => ({ failure: String(error.stack) }),
  );
}

function tarballsOf(result: Built): Tarballs {
  if ('failure' in result) throw new Error(`packedPackages: ${result.failure}`);
  return Object.fromEntries(result.tarballs.map((file) => [nameOf(file), file]));
}

/** `cifra-core-0.2.0.tgz` → `@cifra/core`. */
function nameOf(file: string): string {
  return basename(file)
    .replace(/-\d.*$/, '')
    .replace('cifra-', '@cifra/');
}

/**
 * Makes an empty project with a picture, and installs packages from `what` into it.
 * @param overrides versions of packages, so that a release of another author does not change the test
 */
export async function installInto(
  folder: string,
  what: readonly string[],
  env: Readonly<Record<string, string>> = {},
  overrides: Readonly<Record<string, string>> = {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const manifest = { private: true, type: 'module', overrides };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await copyFile(join(examples, 'zip-code.png'), join(folder, 'zip.png'));
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...what], folder, env);
}
