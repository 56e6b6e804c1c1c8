// How the package `@cifra/documents` is bundled.
import { join } from 'node:path';
import { FILES } from '@cifra/documents/files.ts';
import type { Plugin } from 'rolldown';
import type { Bundled } from './bundled.ts';
import { embeddedFiles } from './embeddedFiles.ts';

const src = join(import.meta.dirname, '../../../documents/src');
const READERS = new Map([[join(src, 'decoderFile.ts'), { name: 'decoderFile', files: FILES }]]);

const NOTHING = '\0cifra:nothing';

/** The decoders get their files from us, so what they load in Node is left out. */
function withoutNode(): Plugin {
  return {
    name: 'cifra:without-node',
    resolveId: {
      order: 'pre',
      handler: (id, importer) =>
        /^(node:)?(fs|path|crypto|module|url)$/.test(id) && importer?.includes('/node_modules/')
          ? NOTHING
          : null,
    },
    load: (id) => (id === NOTHING ? 'export {};' : null),
  };
}

const ADDRESS = 'new URL("pdfium.wasm", import.meta.url).href';

/** PDFium gets its file from us. Bundlers would look for a file at the address that is never used. */
function withoutAddress(): Plugin {
  return {
    name: 'cifra:without-address',
    transform: {
      filter: { id: /@hyzyla\/pdfium\/.*\.js$/ },
      handler(code) {
        if (!code.includes(ADDRESS)) throw new Error(`withoutAddress: PDFium no longer has ${ADDRESS}`);
        // All lines stay where they are.
        return { code: code.replace(ADDRESS, '"pdfium.wasm"'), map: null };
      },
    },
  };
}

export const documents: Bundled = {
  workspace: 'documents',
  input: { index: join(src, 'index.ts') },
  browsers: ['index'],
  plugins: [embeddedFiles(READERS), withoutNode(), withoutAddress()],
  define: {
    // Names of CommonJS, which libheif asks for in Node.
    __dirname: '""',
    __filename: '""',
    // The build of PDFium for browsers refuses to run elsewhere, which it can, as it need not fetch its file.
    WorkerGlobalScope: 'Object',
  },
  files: FILES,
  licences: {
    'licences/pdfium.md': 'node_modules/@hyzyla/pdfium/LICENSE.md',
    'licences/libheif-js.txt': 'node_modules/libheif-js/LICENSE',
    'licences/libheif.txt': 'node_modules/libheif-js/libheif-wasm/LICENSE',
    'licences/utif2.txt': 'node_modules/utif2/LICENSE',
    'licences/pako.txt': 'node_modules/pako/LICENSE',
  },
  manifest: {
    keywords: ['pdf', 'tiff', 'heic', 'heif', 'webassembly', 'cifra'],
    exports: { default: './dist/js/index.js' },
  },
};
