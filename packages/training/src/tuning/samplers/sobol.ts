/**
 * Primitive polynomials, as bits, and first direction numbers of dimensions 2 and up: the first
 * rows of `new-joe-kuo-6.21201` (Joe & Kuo 2008, Constructing Sobol sequences with better
 * two-dimensional projections, SIAM J. Sci. Comput. 30).
 */
const JOE_KUO: readonly (readonly [polynomial: number, ...first: number[]])[] = [
  [3, 1],
  [7, 1, 3],
  [11, 1, 3, 1],
  [13, 1, 1, 1],
  [19, 1, 1, 3, 3],
  [25, 1, 3, 5, 13],
  [37, 1, 1, 5, 5, 17],
  [41, 1, 1, 5, 5, 5],
  [47, 1, 1, 7, 11, 19],
  [55, 1, 1, 5, 1, 1],
  [59, 1, 1, 1, 3, 11],
  [61, 1, 3, 5, 5, 31],
  [67, 1, 3, 3, 9, 7, 49],
  [91, 1, 1, 1, 15, 21, 21],
  [97, 1, 3, 1, 13, 27, 49],
  [103, 1, 1, 1, 15, 7, 5],
  [109, 1, 3, 1, 15, 13, 25],
  [115, 1, 1, 5, 5, 19, 61],
  [131, 1, 3, 7, 11, 23, 15, 103],
  [137, 1, 3, 7, 13, 13, 15, 69],
  [143, 1, 1, 3, 13, 7, 35, 63],
  [145, 1, 3, 5, 9, 1, 25, 53],
  [157, 1, 3, 1, 13, 9, 35, 107],
  [167, 1, 3, 1, 5, 27, 61, 31],
  [171, 1, 1, 5, 11, 19, 41, 61],
  [185, 1, 3, 5, 3, 3, 13, 69],
  [191, 1, 1, 7, 13, 1, 19, 1],
  [193, 1, 3, 7, 5, 13, 19, 59],
  [203, 1, 1, 3, 9, 25, 29, 41],
  [211, 1, 3, 5, 13, 23, 1, 55],
  [213, 1, 3, 7, 3, 13, 59, 17],
];

/** Dimensions of the sequence. */
export const DIMENSIONS = JOE_KUO.length + 1;

const BITS = 32;

/**
 * Direction numbers of a dimension from 0, as fractions of 2³², the highest bit first (Bratley &
 * Fox 1988).
 */
function directions(dimension: number): Uint32Array {
  if (dimension === 0) return Uint32Array.from({ length: BITS }, (_, i) => 2 ** (BITS - 1 - i));
  const [polynomial, ...first] = JOE_KUO[dimension - 1];
  const degree = first.length;
  const v = new Uint32Array(BITS);
  for (let i = 0; i < BITS; i++) {
    if (i < degree) {
      v[i] = first[i] << (BITS - 1 - i);
      continue;
    }
    v[i] = v[i - degree] ^ (v[i - degree] >>> degree);
    for (let k = 1; k < degree; k++) if ((polynomial >> (degree - k)) & 1) v[i] ^= v[i - k];
  }
  return v;
}

const TABLE = Array.from({ length: DIMENSIONS }, (_, dimension) => directions(dimension));

/**
 * Coordinate of point `index` (from 0) of Sobol's sequence in Gray code order, as 32 fractional
 * bits.
 */
export function sobolBits(index: number, dimension: number): number {
  let bits = 0;
  for (let gray = index ^ (index >>> 1), i = 0; gray > 0; gray >>>= 1, i++) {
    if (gray & 1) bits ^= TABLE[dimension][i];
  }
  return bits >>> 0;
}

/**
 * The same with Owen scrambling (1995): each half of each interval is swapped with its sibling or
 * not, by a hash instead of a table (Laine & Karras 2011; constants of Vegdahl in Burley 2020,
 * Practical Hash-based Owen Scrambling). In (0, 1).
 */
export function scrambledSobol(index: number, dimension: number, seed: number): number {
  return (reversed(permuted(reversed(sobolBits(index, dimension)), seed)) + 0.5) / 2 ** BITS;
}

/** A permutation in which each bit depends only on the bits below it. */
function permuted(bits: number, seed: number): number {
  let x = bits ^ Math.imul(bits, 0x3d20adea);
  x = (x + seed) | 0;
  x = Math.imul(x, (seed >>> 16) | 1);
  x ^= Math.imul(x, 0x05526c56);
  x ^= Math.imul(x, 0x53a22864);
  return x >>> 0;
}

function reversed(bits: number): number {
  let out = 0;
  for (let i = 0; i < BITS; i++) out = (out << 1) | ((bits >>> i) & 1);
  return out >>> 0;
}
