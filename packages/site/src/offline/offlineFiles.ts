// Writes the service worker: what it keeps, and a version that changes with any of it.
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { livePageFolder } from '../livePage/livePage.ts';

/** The page itself, sources that documents link to, and interfaces of the search that are not used. */
const left = new RegExp(
  `^(?:${livePageFolder}|source/|404\\.html|sw\\.js|pagefind/pagefind-.*(?:ui|highlight))`,
);

export function offlineFiles(): AstroIntegration {
  return {
    name: 'cifra:offline',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const files = keptFiles(folder);
        const hash = createHash('sha256');
        for (const file of files) hash.update(file).update(readFileSync(join(folder, file)));
        const worker = readFileSync(join(import.meta.dirname, 'worker.mjs'), 'utf8')
          .replace('const FILES = [];', `const FILES = ${JSON.stringify(files.map(addressOf))};`)
          .replace("const VERSION = '';", `const VERSION = '${hash.digest('hex').slice(0, 16)}';`);
        writeFileSync(join(folder, 'sw.js'), worker);
        logger.info(`${files.length} files are kept for times without a network`);
      },
    },
  };
}

function keptFiles(folder: string): string[] {
  return globSync('**/*.*', { cwd: folder })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !left.test(file))
    .sort();
}

/** Pages are kept by the address that visitors open. */
function addressOf(file: string): string {
  return file.replace(/(^|\/)index\.html$/, '$1') || './';
}
