import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** What is not needed to read offline: source maps, the page of examples, models and graphs that reading does not use. */
const LEFT_OUT = [
  /\.map$/,
  /^examples/,
  /^assets\/examples-/,
  /^sw\.js$/,
  /^models\/digit\//,
  /explain\.onnx$/,
];

/** Writes into the service worker which files to keep, and one hash over all of them as the version of that set. */
export function precache(): Plugin {
  let publicFolder = '';
  return {
    name: 'cifra:precache',
    // After Vite's own plugins, which still add the pages.
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
          if (LEFT_OUT.some((pattern) => pattern.test(name))) continue;
          files.push(name);
          hash.update(name).update(output.type === 'chunk' ? output.code : output.source);
        }
        for (const name of readdirSync(publicFolder)) {
          files.push(name);
          hash.update(name).update(readFileSync(join(publicFolder, name)));
        }
        worker.code = worker.code
          .replace('__FILES__', JSON.stringify(files.sort()))
          .replace('__VERSION__', JSON.stringify(hash.digest('hex').slice(0, 16)));
      },
    },
  };
}
