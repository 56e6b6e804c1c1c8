/**
 * xoshiro128**, a generator of 32-bit words with a 128-bit state (Blackman and Vigna 2018, version
 * 1.1). The state must not be all zero. Plain locals in a closure, because inner loops draw from
 * it.
 */
export function xoshiro128(s0: number, s1: number, s2: number, s3: number): () => number {
  return () => {
    const product = Math.imul(s1, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
    return result;
  };
}
