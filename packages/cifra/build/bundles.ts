import { join } from 'node:path';
import { type OutputChunk, rolldown } from 'rolldown';
import { embeddedFiles } from './embeddedFiles.ts';
import { standalone } from './standalone.ts';

const src = join(import.meta.dirname, '../src');
const ENTRIES = {
  node: { index: join(src, 'index.ts'), bin: join(src, 'bin.ts') },
  browser: { index: join(src, 'index.ts') },
};
/** Syntax of Node 20, and of browsers that have WebAssembly SIMD. */
const TARGETS = { node: 'node20', browser: 'es2022' };

/**
 * Bundles the package for Node and for browsers. Returns the npm packages whose code it contains.
 * @throws Error if the bundle imports an npm package
 */
export async function writeBundle(platform: 'node' | 'browser', dist: string): Promise<Set<string>> {
  const bundle = await rolldown({
    input: ENTRIES[platform],
    platform,
    transform: { target: TARGETS[platform] },
    plugins: [embeddedFiles(platform), standalone(platform)],
    onLog(level, log, report) {
      if (level === 'warn') throw new Error(`writeBundle: ${log.message}`);
      report(level, log);
    },
  });
  const { output } = await bundle.write({
    dir: join(dist, platform),
    format: 'esm',
    sourcemap: true,
    chunkFileNames: '[name]-[hash].js',
  });
  await bundle.close();
  const chunks = output.filter((each): each is OutputChunk => each.type === 'chunk');
  return new Set(chunks.flatMap(({ moduleIds }) => moduleIds.flatMap(npmPackage)));
}

/** `…/node_modules/@a/b/c.js` → `@a/b`. */
function npmPackage(id: string): string[] {
  const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id.replaceAll('\\', '/'))?.[1];
  return name === undefined ? [] : [name];
}
