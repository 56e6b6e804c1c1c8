import { statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/**
 * Bytes of the models' files that reading needs, by their address in the page: a compressing server
 * does not report them.
 */
export function readerFiles(): Readonly<Record<string, number>> {
  const files = ['number', 'digit-small', 'page'].flatMap((name) =>
    ['model.onnx', 'manifest.json'].map((file) => `models/${name}/${file}`),
  );
  return Object.fromEntries(files.map((file) => [file, statSync(join(root, file)).size]));
}
