import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { type InputOptions, type OutputChunk, type Plugin, rolldown } from 'rolldown';
import type { WorkerScript } from './embeddedFiles.ts';
import { npmPackage } from './npmPackage.ts';

const root = join(import.meta.dirname, '../../../..');

/** How the scripts of a package are bundled. */
export type Bundling = {
  /** Modules by the names of their scripts. */
  readonly input: Readonly<Record<string, string>>;
  /** The scripts of `input` that also run in browsers. */
  readonly browsers: readonly string[];
  readonly plugins: readonly Plugin[];
  /** Texts that replace names of global variables. */
  readonly define?: Readonly<Record<string, string>>;
};

/**
 * Bundles a package's scripts into `dir`. What several of them share is written once.
 * @returns the npm packages whose code they contain
 * @throws Error if a script needs an npm package, or one for browsers a module of Node
 */
export async function writeScripts(
  { input, browsers, plugins, define = {} }: Bundling,
  dir: string,
): Promise<Set<string>> {
  const bundle = await rolldown({
    cwd: root,
    input,
    // Modules of Node are imported by Node's scripts only, see `checkImports`.
    platform: 'neutral',
    external: /^node:/,
    // Syntax of Node 20, and of the browsers that have WebAssembly SIMD.
    transform: { target: 'es2022', define },
    plugins: [...plugins],
    // Decoders have builds for browsers, which Node runs too.
    resolve: { conditionNames: ['browser', 'import', 'default'], mainFields: ['module', 'main'] },
    onLog: refuseWarnings,
  });
  const { output } = await bundle.write({
    dir,
    format: 'esm',
    sourcemap: true,
    // Paths in the repository, wherever the package is built.
    sourcemapPathTransform: (source, map) =>
      relative(root, resolve(dirname(map), source)).replaceAll('\\', '/'),
    chunkFileNames: '[name]-[hash].js',
  });
  await bundle.close();
  const chunks = output.filter((each): each is OutputChunk => each.type === 'chunk');
  checkImports(
    chunks,
    browsers.map((name) => `${name}.js`),
  );
  return new Set(chunks.flatMap(({ moduleIds }) => moduleIds.flatMap(npmPackage)));
}

/**
 * Bundles a worker into one script, and writes it as a module that exports its text into `folder`.
 * @returns the npm packages whose code it contains
 */
export async function writeWorker({ entry, name }: WorkerScript, folder: string): Promise<Set<string>> {
  const bundle = await rolldown({
    cwd: root,
    input: entry,
    platform: 'browser',
    transform: { target: 'es2022' },
    onLog: refuseWarnings,
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  const [script, ...others] = output;
  if (others.length > 0 || script.imports.length > 0)
    throw new Error('writeWorker: the worker is not one script');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.js`), `export default ${JSON.stringify(script.code)};\n`);
  return new Set(script.moduleIds.flatMap(npmPackage));
}

const refuseWarnings: NonNullable<InputOptions['onLog']> = (level, log, report) => {
  if (level === 'warn') throw new Error(`writeScripts: ${log.message}`);
  report(level, log);
};

function checkImports(chunks: readonly OutputChunk[], browsers: readonly string[]): void {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const importsOf = (name: string) => {
    const { imports = [], dynamicImports = [] } = byName.get(name) ?? {};
    return [...imports, ...dynamicImports];
  };
  const isOwn = (name: string) => byName.has(name) || name.startsWith('../files/');
  const foreign = [...byName.keys()].flatMap(importsOf).filter((name) => !isOwn(name));
  const needed = foreign.filter((name) => !name.startsWith('node:'));
  if (needed.length > 0) throw new Error(`writeScripts: the package imports ${needed.join(', ')}`);
  const reached = new Set(browsers);
  // A set visits what is added while it is walked.
  for (const name of reached) for (const imported of importsOf(name)) reached.add(imported);
  const absent = [...reached].filter((name) => name.startsWith('node:'));
  if (absent.length > 0) throw new Error(`writeScripts: browsers have no ${absent.join(', ')}`);
}
