import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const { resolve } = createRequire(import.meta.url);
const notice = join(import.meta.dirname, '../THIRD-PARTY.md');

/** Folders with the licences of the decoders that the page contains. */
const LICENSED = [
  join(dirname(resolve('@hyzyla/pdfium/pdfium.wasm')), '..'),
  dirname(resolve('libheif-js/package.json')),
  dirname(resolve('libheif-js/libheif-wasm/libheif.wasm')),
  dirname(resolve('utif2/package.json')),
  dirname(resolve('pako/package.json')),
];

/** Writes the licences of other authors' decoders next to the page, as these demand. */
export function thirdParty(): Plugin {
  return {
    name: 'cifra:third-party',
    generateBundle() {
      const texts = [notice, ...LICENSED.map(licenceIn)].map((file) => readFileSync(file, 'utf8'));
      this.emitFile({ type: 'asset', fileName: 'third-party.txt', source: texts.join('\n\n---\n\n') });
    },
  };
}

function licenceIn(folder: string): string {
  const name = readdirSync(folder).find((file) => file.startsWith('LICENSE'));
  if (name === undefined) throw new Error(`thirdParty: ${folder} has no licence: did the package change?`);
  return join(folder, name);
}
