// How the package `cifra` is bundled.
import { join } from 'node:path';
import { DECODER_FILES, READER_FILES } from 'cifra/files.ts';
import type { Bundled } from './bundled.ts';
import { embeddedFiles, type WorkerScript } from './embeddedFiles.ts';
import { standalone } from './standalone.ts';

const src = join(import.meta.dirname, '../../../cifra/src');

/** The modules that read files of the clone. */
const READERS = new Map([
  [join(src, 'readerFile.ts'), { name: 'readerFile', files: READER_FILES }],
  [join(src, 'decoderFile.ts'), { name: 'decoderFile', files: DECODER_FILES }],
]);

const WORKER: WorkerScript = {
  entry: join(src, 'engine/readerWorker.ts'),
  from: join(src, 'engine/workerScript.ts'),
  name: 'readerWorker',
};

const SCRIPTS = ['node', 'browser', 'element', 'elementClass', 'bin'];

export const cifra: Bundled = {
  workspace: 'cifra',
  input: Object.fromEntries(SCRIPTS.map((name) => [name, join(src, `${name}.ts`)])),
  browsers: ['browser', 'element', 'elementClass'],
  plugins: [embeddedFiles(READERS, WORKER), standalone()],
  files: { ...READER_FILES, ...DECODER_FILES },
  worker: WORKER,
  manifest: {
    keywords: ['handwriting', 'digits', 'numbers', 'ocr', 'recognition', 'onnx', 'webassembly'],
    bin: { cifra: 'dist/js/bin.js' },
    exports: { node: './dist/js/node.js', default: './dist/js/browser.js' },
    modules: { element: 'element', 'element/class': 'elementClass' },
    customElements: 'custom-elements.json',
  },
};
