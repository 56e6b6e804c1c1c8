import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Files not needed for offline reading: source maps, the examples page, models and graphs that
 * reading does not use.
 */
const LEFT_OUT = [
  /\.map$/,
  /^examples/,
  /^assets\/examples-/,
  /^sw\.js$/,
  /^models\/digit\//,
  /explain\.onnx$/,
];

/**
 * Writes the list of cached files into the service worker, with one hash over all of them as its
 * version.
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
