/**
 * a·b + c for four numbers. With relaxed SIMD the processor may round once (fused) instead of
 * twice; without it there are two instructions. The build sets `RELAXED`.
 */
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  return RELAXED ? f32x4.relaxed_madd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);
}

/** Bytes of a float. */
export const F: usize = 4;
