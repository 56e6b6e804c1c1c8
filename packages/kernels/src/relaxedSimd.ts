import { webAssembly } from './webAssembly.ts';

/**
 * (module (func (result v128) relaxed_madd of three zeros)): compiles where the engine has relaxed
 * SIMD (WebAssembly 3.0).
 */
const PROBE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...[1, 5, 1, 96, 0, 1, 123],
  ...[3, 2, 1, 0],
  ...[10, 19, 1, 17, 0, 65, 0, 253, 15, 65, 0, 253, 15, 65, 0, 253, 15, 253, 133, 2, 11],
);

/** Returns whether this engine has fused multiply-add for vectors. */
export function hasRelaxedSimd(): boolean {
  return webAssembly.validate(PROBE);
}
