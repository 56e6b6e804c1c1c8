import { hasRelaxedSimd } from './relaxedSimd.ts';

/**
 * The address of the kernels for this engine: a `file:` URL in Node, the URL of an asset in a
 * bundled page. Bundlers find both files, because both names are literals.
 *
 * @returns the address, for `createRuntime`
 * @example
 * import { wasmUrl } from '@cifra/kernels';
 *
 * console.log(wasmUrl().pathname.endsWith('.wasm'));
 */
export function wasmUrl(): URL {
  return hasRelaxedSimd()
    ? new URL('./wasm/relaxed.wasm', import.meta.url)
    : new URL('./wasm/simd.wasm', import.meta.url);
}
