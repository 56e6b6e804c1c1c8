// Builds the npm package `cifra` in a folder, by default dist: cifra/ and cifra-VERSION.tgz. Prints the
// path of the tarball.
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { DECODER_FILES } from '../src/files.ts';
import { writeDeclarations } from './declarations.ts';
import { writeFiles } from './embeddedFiles.ts';
import { manifest } from './manifest.ts';
import { npmPackage } from './npmPackage.ts';
import { writeScripts } from './scripts.ts';

const root = join(import.meta.dirname, '../../..');
const own = join(import.meta.dirname, '..');

/** Builds the package in `folder/cifra`. @returns the path of its tarball in `folder` */
async function buildPackage(folder: string): Promise<string> {
  const staged = join(folder, 'cifra');
  const dist = join(staged, 'dist');
  await rm(staged, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  const [bundled] = await Promise.all([
    writeScripts(join(dist, 'js')),
    writeFiles(join(dist, 'files')),
    writeDeclarations(join(dist, 'types')),
  ]);
  await checkNotice([...bundled, ...Object.values(DECODER_FILES).flatMap(npmPackage)]);
  await writeFile(join(staged, 'package.json'), `${JSON.stringify(await manifest(), null, 2)}\n`);
  await copyFile(join(root, 'LICENSE'), join(staged, 'LICENSE'));
  for (const file of ['README.md', 'NOTICE']) await copyFile(join(own, file), join(staged, file));
  const words = ['pack', '--json', '--silent', '--pack-destination', folder];
  const { stdout } = await promisify(execFile)('npm', words, { cwd: staged });
  const [packed] = Object.values(JSON.parse(stdout)) as { readonly filename: string }[];
  return join(folder, packed.filename);
}

/** Every licence of bundled code demands its text. */
async function checkNotice(packages: readonly string[]): Promise<void> {
  const notice = await readFile(join(own, 'NOTICE'), 'utf8');
  const missing = packages.filter((name) => !notice.includes(`\n${name}\n`));
  if (missing.length > 0) throw new Error(`buildPackage: NOTICE lacks ${missing.join(', ')}`);
}

if (import.meta.main) console.log(await buildPackage(resolve(process.argv[2] ?? join(root, 'dist'))));
