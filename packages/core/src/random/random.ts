import { logarithm } from './logarithm.ts';
import { threefry, type Words } from './threefry.ts';
import { xoshiro128 } from './xoshiro.ts';

/** A seeded stream of numbers, the same in every engine. */
export type Random = {
  /** Uniform in [0, 1), a multiple of 2^-32. */
  next(): number;
  /** Uniform among 0 … n − 1, without bias; n is a whole number from 1 to 2^32. */
  integer(n: number): number;
  /** Standard normal. */
  normal(): number;
  /**
   * Returns an independent stream for `key`. It depends only on the path of seeds and keys, not on
   * how much was drawn: work can be distributed, skipped or resumed without changing the numbers of
   * other parts.
   */
  split(key: number | string): Random;
};

/**
 * Creates the stream of a seed: a whole number, or any text.
 *
 * Keys are derived by Threefry as in JAX's `fold_in`; the numbers come from xoshiro128** seeded
 * with the key.
 */
export function createRandom(seed: number | string): Random {
  return stream(threefry([0, 0], words(seed)));
}

function stream(key: Words): Random {
  const word = xoshiro128(...threefry(key, [0, 0]), ...threefry(key, [0, 1]));
  const next = () => word() / 4294967296;
  return {
    next,
    integer: (n) => integer(word, n),
    normal: normal(next),
    // The third word separates children from the two blocks that seed the stream itself.
    split: (child) => stream(threefry(threefry(key, [1, 0]), words(child))),
  };
}

/** Rejects the last, incomplete round of n among the 2^32 words. */
function integer(word: () => number, n: number): number {
  if (!(Number.isInteger(n) && n >= 1 && n <= 4294967296)) {
    throw new RangeError(`integer: n must be a whole number from 1 to 2^32, got ${n}`);
  }
  const end = 4294967296 - (4294967296 % n);
  let drawn = word();
  while (drawn >= end) drawn = word();
  return drawn % n;
}

/**
 * Marsaglia's polar method: two independent normals from each accepted point; the second is kept.
 */
function normal(next: () => number): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    let x = 0;
    let y = 0;
    let square = 0;
    do {
      x = 2 * next() - 1;
      y = 2 * next() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const scale = Math.sqrt((-2 * logarithm(square)) / square);
    spare = y * scale;
    return x * scale;
  };
}

function words(key: number | string): Words {
  if (typeof key === 'string') return [hash(key, 0x811c9dc5), hash(key, 0x9747b28c)];
  if (!Number.isSafeInteger(key))
    throw new RangeError(`random key must be a whole number or text, got ${key}`);
  return [Math.floor(key / 4294967296) >>> 0, key >>> 0];
}

/** MurmurHash3's mixing (Appleby, public domain) over UTF-16 units. */
function hash(text: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) {
    let k = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    h ^= k;
    h = (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
  }
  h ^= text.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
