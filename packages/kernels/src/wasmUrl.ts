import { hasRelaxedSimd } from './relaxedSimd.ts';

/**
 * The kernels' file for this engine: a `file:` URL in Node, an asset's URL in a bundled page. Both
 * are written out, so that bundlers find them.
 */
export function wasmUrl(): URL {
  return hasRelaxedSimd()
    ? new URL('./wasm/relaxed.wasm', import.meta.url)
    : new URL('./wasm/simd.wasm', import.meta.url);
}
