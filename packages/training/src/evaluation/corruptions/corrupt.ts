import type { Random } from '@cifra/core/random/random.ts';
import { SIDE } from './frame.ts';
import type { Corruption, Severity } from './kinds.ts';
import { strengths } from './strengths.ts';

/**
 * Returns a corrupted copy of one digit, as MNIST-C makes it at `PUBLISHED_SEVERITY[kind]`.
 * Computes in floats; the published files are rounded to bytes.
 *
 * @param image [28, 28] ink in [0, 1], 0 = paper; not changed
 * @returns [28, 28] in [0, 1]
 */
export function corrupt(
  image: Float32Array,
  kind: Corruption,
  severity: Severity,
  random: Random,
): Float32Array {
  if (image.length !== SIDE * SIDE) {
    throw new RangeError(`corrupt: image has ${image.length} values, expected ${SIDE * SIDE}`);
  }
  return strengths[kind][severity - 1](image, random);
}
