import { valueAt } from '../domain.ts';
import { fill } from '../space.ts';
import type { Sampler } from './sampler.ts';

/**
 * Draws every value with equal probability (Bergstra & Bengio 2012): floats uniformly, log-floats
 * uniformly in the logarithm.
 */
export const randomSampler: Sampler = ({ space, random }) =>
  fill(space, (name, domain) => valueAt(domain, random.split(name).next()));
