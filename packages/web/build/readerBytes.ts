import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const models = join(import.meta.dirname, '../../../models');

/**
 * Bytes that the reader fetches before it can read: a compressing server does not report the total.
 */
export function readerBytes(): number {
  const files = [
    createRequire(import.meta.url).resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'),
    ...['digit-small', 'number'].flatMap((name) =>
      ['manifest.json', 'model.onnx'].map((file) => join(models, name, file)),
    ),
  ];
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
}
