import { copyFile, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.ts';

export const examples = join(import.meta.dirname, '../../../../examples');
const build = join(import.meta.dirname, '../../build/build.ts');
/** The text in `zip.png` of the project. */
export const ZIP = '94107';

/** Returns an empty folder for a test file. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'cifra-package-'));
}

/** Builds the package and returns the path of its tarball. */
export async function pack(folder: string): Promise<string> {
  return (await run(process.execPath, [build, folder], folder)).trim();
}

/** Makes an empty project with a picture, and installs the package from `what` into it. */
export async function installInto(
  folder: string,
  what: string,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  await copyFile(join(examples, 'zip-code.png'), join(folder, 'zip.png'));
  await run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--cache', join(folder, '.npm'), what],
    folder,
    env,
  );
}
