import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Reached, reach } from './emit/reach.ts';
import { compiledManifest } from './manifest.ts';
import { PUBLISHED, type Published } from './published.ts';
import { readme } from './readme.ts';

const packages = join(import.meta.dirname, '../..');
const root = join(packages, '..');

const NOTICE = `Cifra
Copyright The Cifra authors. Licensed under the Apache License, Version 2.0: see LICENSE.

This package contains no code of other authors. Its dependencies have licences of their own.
`;

/**
 * Makes the folders of all compiled packages in `folder`, ready to be packed. They have the files that
 * are reached from their entries, and the declarations that are reached from `index.ts`.
 * @param emitted the compiled files of all packages
 * @returns the folders
 */
export async function stageCompiled(emitted: string, folder: string): Promise<string[]> {
  const entries = PUBLISHED.map(({ name, bin }) => `${name}/src/${bin ?? 'index'}.js`);
  const leftOut = PUBLISHED.flatMap(({ name, cloneOnly = [] }) =>
    cloneOnly.map((file) => `${name}/src/${file}.js`),
  );
  const code = reach(emitted, entries, leftOut);
  const indexed = PUBLISHED.filter(({ bin }) => bin === undefined);
  const types = reach(
    emitted,
    indexed.map(({ name }) => `${name}/src/index.d.ts`),
  );
  return Promise.all(PUBLISHED.map((each) => stage(each, { emitted, folder, code, types })));
}

type Staging = {
  readonly emitted: string;
  readonly folder: string;
  readonly code: readonly Reached[];
  readonly types: readonly Reached[];
};

async function stage(published: Published, { emitted, folder, ...reached }: Staging): Promise<string> {
  const { name, files = [] } = published;
  const to = join(folder, name);
  const isOwn = ({ file }: Reached) => file.startsWith(`${name}/`);
  const [code, types] = [reached.code.filter(isOwn), reached.types.filter(isOwn)];
  for (const { file } of code) {
    await copyTo(join(emitted, file), join(to, inDist(file)));
    await writeMap(join(emitted, `${file}.map`), join(to, `${inDist(file)}.map`), file);
  }
  for (const { file } of types) await copyTo(join(emitted, file), join(to, inDist(file)));
  for (const each of files)
    await cp(join(packages, name, each), join(to, each.replace(/^src\//, 'dist/')), { recursive: true });
  await writeCommon(to, compiledManifest(published, code, types), readme(published));
  return to;
}

/** Writes package.json and the documents that each package has. */
export async function writeCommon(
  folder: string,
  manifest: object,
  readme: string,
  notice = NOTICE,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await writeFile(join(folder, 'README.md'), readme);
  await writeFile(join(folder, 'NOTICE'), notice);
  await cp(join(root, 'LICENSE'), join(folder, 'LICENSE'));
}

/** `core/src/base/types.js` → `dist/base/types.js` */
function inDist(file: string): string {
  return file.replace(/^[^/]+\/src\//, 'dist/');
}

async function copyTo(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to);
}

/** Names the sources by their places in the repository, wherever the package is built. */
async function writeMap(from: string, to: string, file: string): Promise<void> {
  const map = JSON.parse(await readFile(from, 'utf8'));
  await writeFile(to, JSON.stringify({ ...map, sources: [`packages/${file.replace(/\.js$/, '.ts')}`] }));
}
