/**
 * The files of the reader that travel inside the package, and their places in the clone. The default
 * models are those of the page.
 */
export const READER_FILES = {
  'relaxed.wasm': 'packages/kernels/src/wasm/relaxed.wasm',
  'simd.wasm': 'packages/kernels/src/wasm/simd.wasm',
  'digit-small.json': 'models/digit-small/manifest.json',
  'digit-small.onnx': 'models/digit-small/model.onnx',
  'number.json': 'models/number/manifest.json',
  'number.onnx': 'models/number/model.onnx',
  'page.json': 'models/page/manifest.json',
  'page.onnx': 'models/page/model.onnx',
} as const;

/** Files that only Node needs: browsers decode pictures themselves. */
export const DECODER_FILES = {
  'jpeg-turbo.wasm': 'node_modules/@cwasm/jpeg-turbo/jpeg-turbo.wasm',
  'webp.wasm': 'node_modules/@cwasm/webp/webp.wasm',
} as const;
