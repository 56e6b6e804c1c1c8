import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Files that no visit uses: source maps, the examples page, pictures for installing; and the service worker itself. */
const NO_PART = [/\.map$/, /^examples/, /^assets\/examples-/, /^sw\.js$/, /^screenshot-/];

/** Files that reading does not need. They are cached when they are first requested. */
const ON_DEMAND = [
  /^models\/(?!(number|digit-small|page)\/)/,
  /(CARD\.md|world\.json|third-party\.txt)$/,
  /^assets\/(ort-wasm|lab\.|gradient\.|(pdf|tiff|heif)\.worker|pdfium|libheif)/,
];

/**
 * Writes the list of files to cache into the service worker, with one hash over all files of the
 * page as its version.
 */
export function precache(): Plugin {
  let publicFolder = '';
  return {
    name: 'cifra:precache',
    // Runs after Vite's own plugins, which still add the pages.
    enforce: 'post',
    configResolved: ({ publicDir }) => {
      publicFolder = publicDir;
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle['sw.js'];
        if (worker?.type !== 'chunk') return;
        const hash = createHash('sha256');
        const files: string[] = [];
        for (const [name, output] of Object.entries(bundle)) {
          if (NO_PART.some((pattern) => pattern.test(name))) continue;
          if (!ON_DEMAND.some((pattern) => pattern.test(name))) files.push(name);
          hash.update(name).update(output.type === 'chunk' ? output.code : output.source);
        }
        for (const name of readdirSync(publicFolder)) {
          if (!NO_PART.some((pattern) => pattern.test(name))) files.push(name);
          hash.update(name).update(readFileSync(join(publicFolder, name)));
        }
        worker.code = worker.code
          .replace('__FILES__', JSON.stringify(files.sort()))
          .replace('__VERSION__', JSON.stringify(hash.digest('hex').slice(0, 16)));
      },
    },
  };
}
