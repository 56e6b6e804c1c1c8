import { readFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Staged } from '../bom/writeBoms.ts';
import { writeDeclarations } from './declarations.ts';
import { type Files, type WorkerScript, writeFiles } from './embeddedFiles.ts';
import { npmPackage } from './npmPackage.ts';
import { type Bundling, writeScripts, writeWorker } from './scripts.ts';

const packages = join(import.meta.dirname, '../../..');

/** A package in a few scripts, with all that it needs inside: it has no dependencies. */
export type Bundled = Bundling & {
  /** Its folder in packages/, with README.md and NOTICE. */
  readonly workspace: string;
  /** Files that travel inside the package as modules. */
  readonly files: Files;
  /** A worker that the package starts. */
  readonly worker?: WorkerScript;
  /** Texts that travel inside the package as they are: their names, and their places in the clone. */
  readonly licences?: Files;
  readonly manifest: {
    readonly keywords: readonly string[];
    readonly bin?: Readonly<Record<string, string>>;
    /** Scripts by condition. */
    readonly exports: Readonly<Record<string, string>>;
    /** Other modules that programs import, by the path after the package's name. */
    readonly modules?: Readonly<Record<string, string>>;
    /** The file that describes its custom elements. */
    readonly customElements?: string;
  };
};

/** Makes the folder of a package. @param emitted the compiled files of all packages */
export async function stageBundled(bundled: Bundled, emitted: string, folder: string): Promise<Staged> {
  const { workspace, files, licences = {}, worker, manifest } = bundled;
  const own = join(packages, workspace);
  const dist = join(folder, 'dist');
  await rm(folder, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  const entries = ['index', ...Object.values(manifest.modules ?? {})];
  const [inScripts, inWorker] = await Promise.all([
    writeScripts(bundled, join(dist, 'js')),
    worker ? writeWorker(worker, join(dist, 'files')) : [],
    writeFiles(files, join(dist, 'files')),
    writeDeclarations(
      emitted,
      entries.map((name) => `${workspace}/src/${name}.d.ts`),
      join(dist, 'types'),
    ),
  ]);
  const contained = new Set([...inScripts, ...inWorker, ...Object.values(files).flatMap(npmPackage)]);
  await checkNotice(join(own, 'NOTICE'), [...contained]);
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifestOf(bundled), null, 2)}\n`);
  await copyFile(join(packages, '../LICENSE'), join(folder, 'LICENSE'));
  const { customElements = [] } = manifest;
  for (const file of ['README.md', 'NOTICE', customElements].flat())
    await copyFile(join(own, file), join(folder, file));
  for (const [name, place] of Object.entries(licences)) {
    await mkdir(dirname(join(dist, name)), { recursive: true });
    await copyFile(join(packages, '..', place), join(dist, name));
  }
  const models = Object.values(files).flatMap((place) => /^models\/[^/]+/.exec(place) ?? []);
  return { folder, bundled: [...contained], models: [...new Set(models)] };
}

function manifestOf({ workspace, manifest }: Bundled): object {
  const { keywords, bin, exports, modules = {}, customElements } = manifest;
  const source = readFileSync(join(packages, workspace, 'package.json'), 'utf8');
  const { name, version, description, license } = JSON.parse(source);
  const typesOf = (module: string) => `./dist/types/${workspace}/${module}.d.ts`;
  const others = Object.entries(modules);
  return {
    name,
    version,
    description,
    keywords,
    license,
    type: 'module',
    engines: { node: '>=20.19' },
    ...(bin && { bin }),
    types: typesOf('index'),
    exports: {
      '.': { types: typesOf('index'), ...exports },
      ...Object.fromEntries(
        others.map(([path, module]) => [
          `./${path}`,
          { types: typesOf(module), default: `./dist/js/${module}.js` },
        ]),
      ),
      ...(customElements && { [`./${customElements}`]: `./${customElements}` }),
      './package.json': './package.json',
    },
    // For compilers that do not know `exports`.
    ...(others.length > 0 && {
      typesVersions: { '*': Object.fromEntries(others.map(([path, module]) => [path, [typesOf(module)]])) },
    }),
    ...(customElements && { customElements }),
    files: ['dist', 'NOTICE', customElements ?? []].flat(),
  };
}

/** Every licence of bundled code demands its text. */
async function checkNotice(file: string, contained: readonly string[]): Promise<void> {
  const notice = await readFile(file, 'utf8');
  const missing = contained.filter((name) => !notice.includes(`\n${name}\n`));
  if (missing.length > 0) throw new Error(`checkNotice: ${file} lacks ${missing.join(', ')}`);
}
