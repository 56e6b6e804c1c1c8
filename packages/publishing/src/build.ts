// Builds all npm packages in a folder, by default dist: a folder, a tarball and a bill of materials for
// each. Prints the paths of the tarballs.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { stageModels, stageWeb } from './assets.ts';
import { writeBoms } from './bom/writeBoms.ts';
import { stageBundled } from './bundled/bundled.ts';
import { cifra } from './bundled/cifra.ts';
import { documents } from './bundled/documents.ts';
import { emit } from './emit/emit.ts';
import { stageCompiled } from './stage.ts';

const root = join(import.meta.dirname, '../../..');

/** Builds the packages in `folder`. @returns the paths of their tarballs */
export async function buildPackages(folder: string): Promise<string[]> {
  const emitted = await mkdtemp(join(tmpdir(), 'cifra-emitted-'));
  const scoped = join(folder, '@cifra');
  await rm(scoped, { recursive: true, force: true });
  await mkdir(scoped, { recursive: true });
  try {
    await emit(emitted);
    const staged = await Promise.all([
      stageBundled(cifra, emitted, join(folder, 'cifra')),
      stageBundled(documents, emitted, join(scoped, 'documents')),
      stageModels(join(scoped, 'models')),
      stageWeb(join(scoped, 'web')),
      ...(await stageCompiled(emitted, scoped)).map((each) => ({ folder: each, bundled: [], models: [] })),
    ]);
    await writeBoms(staged, folder);
    return await pack(
      staged.map((each) => each.folder),
      folder,
    );
  } finally {
    await rm(emitted, { recursive: true });
  }
}

async function pack(folders: readonly string[], to: string): Promise<string[]> {
  const words = ['pack', ...folders, '--json', '--silent', '--pack-destination', to];
  const { stdout } = await promisify(execFile)('npm', words, { maxBuffer: 2 ** 26 });
  const packed = Object.values(JSON.parse(stdout)) as { readonly filename: string }[];
  return packed.map(({ filename }) => join(to, filename));
}

if (import.meta.main) {
  const tarballs = await buildPackages(resolve(process.argv[2] ?? join(root, 'dist')));
  console.log(tarballs.join('\n'));
}
