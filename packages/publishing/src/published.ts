// The packages that are published with `cifra`, and what the sources do not say about them.

/** A package of compiled modules: each file of its sources is a file of the package. */
export type Published = {
  /** Its folder in packages/ and its name after `@cifra/`. */
  readonly name: string;
  readonly description: string;
  readonly keywords: readonly string[];
  /** The oldest Node that runs it. */
  readonly node: string;
  /** Its main function, whose example is in the package's README. */
  readonly shown?: string;
  /** The command `cifra`: a file in `src` without its ending. Such a package has no `index.ts`. */
  readonly bin?: string;
  /** Folders of other files, from the package's folder; those of `src` go to `dist`. */
  readonly files?: readonly string[];
  /** Folders whose files programs import by their names. */
  readonly open?: readonly string[];
  /** Packages that are used if they are there. */
  readonly optional?: readonly string[];
  /** Files in `src`, without their ending, that only a clone loads. */
  readonly cloneOnly?: readonly string[];
  /** Packages whose files are used, and that no module imports. */
  readonly needs?: readonly string[];
  /** True if it also runs in browsers, and importing a module does nothing else. */
  readonly everywhere?: true;
};

/** `Symbol.asyncDispose`, and `require` of ES modules. */
const OLDEST = '>=20.19';
/** `zstdDecompress` and `globSync`, the latter without a warning. */
const LATE = '>=22.17';

const NATIVE = ['onnxruntime-node', 'sharp', 'node-liblzma'];

export const PUBLISHED: readonly Published[] = [
  {
    name: 'core',
    shown: 'createRecogniser',
    description: 'Reads handwritten numbers: from decoded pixels to readings, with a runtime of your choice.',
    keywords: ['handwriting', 'digits', 'numbers', 'ocr', 'recognition'],
    node: OLDEST,
    everywhere: true,
  },
  {
    name: 'kernels',
    shown: 'createRuntime',
    description: 'Runs the models of Cifra in WebAssembly: a small ONNX runtime for Node and browsers.',
    keywords: ['onnx', 'webassembly', 'simd', 'inference'],
    node: OLDEST,
    files: ['src/wasm'],
    everywhere: true,
  },
  {
    name: 'pdf',
    description: 'Renders the pages of PDFs for Cifra, with PDFium in WebAssembly.',
    keywords: ['pdf', 'pdfium', 'webassembly'],
    node: OLDEST,
    everywhere: true,
  },
  {
    name: 'client',
    shown: 'createClient',
    description: 'Calls the API of a Cifra server, from Node and browsers.',
    keywords: ['handwriting', 'digits', 'numbers', 'ocr', 'client', 'api'],
    node: OLDEST,
    everywhere: true,
  },
  {
    name: 'node',
    shown: 'openReader',
    description:
      'Reads handwritten numbers in Node: pictures, PDFs, models, and ONNX Runtime if it is installed.',
    keywords: ['handwriting', 'digits', 'numbers', 'ocr', 'onnx', 'pdf'],
    node: LATE,
    optional: ['@cifra/models', ...NATIVE],
  },
  {
    name: 'training',
    shown: 'train',
    description: 'Trains and evaluates the models of Cifra on any ONNX runtime.',
    keywords: ['handwriting', 'digits', 'training', 'neural-network', 'onnx'],
    node: LATE,
    files: ['recipes', 'spaces'],
    open: ['recipes', 'spaces'],
  },
  {
    name: 'server',
    shown: 'startServer',
    description:
      'A server that reads handwritten numbers: the API, and the page if `@cifra/web` is installed.',
    keywords: ['handwriting', 'digits', 'numbers', 'ocr', 'server', 'api'],
    node: LATE,
    optional: ['@cifra/models', '@cifra/web', ...NATIVE],
  },
  {
    name: 'cli',
    description: 'The command `cifra`: reads handwritten numbers, serves the reader, and trains its models.',
    keywords: ['handwriting', 'digits', 'numbers', 'ocr', 'cli', 'training', 'mcp'],
    node: LATE,
    bin: 'installed',
    cloneOnly: ['commands/bench', 'commands/form', 'commands/release'],
    optional: NATIVE,
    needs: ['@cifra/models', '@cifra/web'],
  },
];
