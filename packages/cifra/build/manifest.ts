import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const source = join(import.meta.dirname, '../package.json');

/** Returns the `package.json` of the package, made from that of the workspace. */
export async function manifest(): Promise<{ readonly name: string; readonly version: string }> {
  const { name, version, description, license } = JSON.parse(await readFile(source, 'utf8'));
  return {
    name,
    version,
    description,
    keywords: ['handwriting', 'digits', 'numbers', 'ocr', 'recognition', 'onnx', 'webassembly'],
    license,
    type: 'module',
    engines: { node: '>=20.19' },
    bin: { cifra: 'dist/js/bin.js' },
    types: './dist/types/cifra/index.d.ts',
    exports: {
      '.': {
        types: './dist/types/cifra/index.d.ts',
        node: './dist/js/node.js',
        default: './dist/js/browser.js',
      },
      './package.json': './package.json',
    },
    files: ['dist', 'NOTICE'],
  } as { name: string; version: string };
}
