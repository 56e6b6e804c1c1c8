import { createRandom } from '@cifra/core/random/random.ts';

/** Number of projected values per digit. */
export const PROJECTED = 256;

/**
 * A random projection of features to `PROJECTED` numbers, which preserves distances within about 6
 * % (Johnson & Lindenstrauss 1984; signs suffice: Achlioptas 2003, "Database-friendly random
 * projections"). It is always the same for the same `length`, so that an index and its queries
 * match.
 *
 * @param length features of one digit
 */
export function projection(length: number): (features: Float32Array) => Float32Array {
  const rng = createRandom('nearest digits');
  const scale = 1 / Math.sqrt(PROJECTED);
  const signs = Float32Array.from({ length: length * PROJECTED }, () => (rng.next() < 0.5 ? -scale : scale));
  return (features) => {
    const projected = new Float32Array(PROJECTED);
    for (let i = 0, at = 0; i < length; i++, at += PROJECTED) {
      const value = features[i];
      // Half of all features are 0 after a ReLU.
      if (value === 0) continue;
      for (let j = 0; j < PROJECTED; j++) projected[j] += value * signs[at + j];
    }
    return projected;
  };
}
