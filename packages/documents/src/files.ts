/** The decoders that travel inside the package, and their places in the clone. */
export const FILES = {
  'pdfium.wasm': 'node_modules/@hyzyla/pdfium/dist/pdfium.wasm',
  'libheif.wasm': 'node_modules/libheif-js/libheif-wasm/libheif.wasm',
} as const;
