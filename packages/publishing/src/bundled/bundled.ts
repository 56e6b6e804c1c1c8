import { readFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeDeclarations } from './declarations.ts';
import { type Files, writeFiles } from './embeddedFiles.ts';
import { npmPackage } from './npmPackage.ts';
import { type Bundling, writeScripts } from './scripts.ts';

const packages = join(import.meta.dirname, '../../..');

/** A package in a few scripts, with all that it needs inside: it has no dependencies. */
export type Bundled = Bundling & {
  /** Its folder in packages/, with README.md and NOTICE. */
  readonly workspace: string;
  /** Files that travel inside the package as modules. */
  readonly files: Files;
  /** Texts that travel inside the package as they are: their names, and their places in the clone. */
  readonly licences?: Files;
  readonly manifest: {
    readonly keywords: readonly string[];
    readonly bin?: Readonly<Record<string, string>>;
    /** Scripts by condition. */
    readonly exports: Readonly<Record<string, string>>;
  };
};

/** Makes the folder of a package. @param emitted the compiled files of all packages @returns the folder */
export async function stageBundled(bundled: Bundled, emitted: string, folder: string): Promise<string> {
  const { workspace, files, licences = {} } = bundled;
  const own = join(packages, workspace);
  const dist = join(folder, 'dist');
  await rm(folder, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  const [contained] = await Promise.all([
    writeScripts(bundled, join(dist, 'js')),
    writeFiles(files, join(dist, 'files')),
    writeDeclarations(emitted, `${workspace}/src/index.d.ts`, join(dist, 'types')),
  ]);
  await checkNotice(join(own, 'NOTICE'), [...contained, ...Object.values(files).flatMap(npmPackage)]);
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifestOf(bundled), null, 2)}\n`);
  await copyFile(join(packages, '../LICENSE'), join(folder, 'LICENSE'));
  for (const file of ['README.md', 'NOTICE']) await copyFile(join(own, file), join(folder, file));
  for (const [name, place] of Object.entries(licences)) {
    await mkdir(dirname(join(dist, name)), { recursive: true });
    await copyFile(join(packages, '..', place), join(dist, name));
  }
  return folder;
}

function manifestOf({ workspace, manifest: { keywords, bin, exports } }: Bundled): object {
  const source = readFileSync(join(packages, workspace, 'package.json'), 'utf8');
  const { name, version, description, license } = JSON.parse(source);
  const types = `./dist/types/${workspace}/index.d.ts`;
  return {
    name,
    version,
    description,
    keywords,
    license,
    type: 'module',
    engines: { node: '>=20.19' },
    ...(bin && { bin }),
    types,
    exports: { '.': { types, ...exports }, './package.json': './package.json' },
    files: ['dist', 'NOTICE'],
  };
}

/** Every licence of bundled code demands its text. */
async function checkNotice(file: string, contained: readonly string[]): Promise<void> {
  const notice = await readFile(file, 'utf8');
  const missing = contained.filter((name) => !notice.includes(`\n${name}\n`));
  if (missing.length > 0) throw new Error(`checkNotice: ${file} lacks ${missing.join(', ')}`);
}
