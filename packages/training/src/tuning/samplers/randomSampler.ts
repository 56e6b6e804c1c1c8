import { valueAt } from '../domain.ts';
import { fill } from '../space.ts';
import type { Sampler } from './sampler.ts';

/** Every value as likely as any other (Bergstra & Bengio 2012), floats by length, log-floats by ratio. */
export const randomSampler: Sampler = ({ space, random }) =>
  fill(space, (name, domain) => valueAt(domain, random.split(name).next()));
