import { CifraError } from '@cifra/core/base/error.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { valueAt } from '../domain.ts';
import { fill, type Space } from '../space.ts';
import type { Sampler } from './sampler.ts';
import { DIMENSIONS, scrambledSobol } from './sobol.ts';

/**
 * Trial n gets point n of a scrambled Sobol' sequence, which covers the space more evenly than
 * random points. Workers need no knowledge of each other.
 * @throws Error for a space with more parameters than the sequence has dimensions
 */
export function quasiRandomSampler(space: Space, seed: number): Sampler {
  const count = Object.keys(space).length;
  if (count > DIMENSIONS) {
    throw new CifraError(
      'invalid-study',
      `got ${count} parameters, expected at most ${DIMENSIONS}; use the sampler random or tpe`,
    );
  }
  const random = createRandom(seed).split('scramble');
  const seeds = Array.from({ length: count }, (_, axis) => random.split(axis).integer(2 ** 32));
  return ({ number }) =>
    fill(space, (_, domain, index) => valueAt(domain, scrambledSobol(number, index, seeds[index])));
}
