// How the package `cifra` is bundled.
import { join } from 'node:path';
import { DECODER_FILES, READER_FILES } from 'cifra/files.ts';
import type { Bundled } from './bundled.ts';
import { embeddedFiles } from './embeddedFiles.ts';
import { standalone } from './standalone.ts';

const src = join(import.meta.dirname, '../../../cifra/src');

/** The modules that read files of the clone. */
const READERS = new Map([
  [join(src, 'readerFile.ts'), { name: 'readerFile', files: READER_FILES }],
  [join(src, 'decoderFile.ts'), { name: 'decoderFile', files: DECODER_FILES }],
]);

export const cifra: Bundled = {
  workspace: 'cifra',
  input: { node: join(src, 'node.ts'), browser: join(src, 'browser.ts'), bin: join(src, 'bin.ts') },
  browser: 'browser',
  plugins: [embeddedFiles(READERS), standalone()],
  files: { ...READER_FILES, ...DECODER_FILES },
  manifest: {
    keywords: ['handwriting', 'digits', 'numbers', 'ocr', 'recognition', 'onnx', 'webassembly'],
    bin: { cifra: 'dist/js/bin.js' },
    exports: { node: './dist/js/node.js', default: './dist/js/browser.js' },
  },
};
