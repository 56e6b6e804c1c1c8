import { CifraError } from '@cifra/core/base/error.ts';
import { medianPruner } from './pruners/median.ts';
import type { Pruner } from './pruners/pruner.ts';
import { successiveHalvingPruner } from './pruners/successiveHalving.ts';
import { quasiRandomSampler } from './samplers/quasiRandomSampler.ts';
import { randomSampler } from './samplers/randomSampler.ts';
import type { Sampler } from './samplers/sampler.ts';
import { tpeSampler } from './samplers/tpe/tpeSampler.ts';
import { type Definition, PRUNERS, type PrunerName, SAMPLERS, type SamplerName } from './storage/events.ts';
import type { StudyStorage } from './storage/storage.ts';

export type { Definition, PrunerName, SamplerName };
export { PRUNERS, SAMPLERS };

type Needs = Pick<Definition, 'space' | 'objectives' | 'seed'>;

const samplers: Readonly<Record<SamplerName, (needs: Needs) => Sampler>> = {
  tpe: ({ objectives }) => tpeSampler(objectives.length),
  'quasi-random': ({ space, seed }) => quasiRandomSampler(space, seed),
  random: () => randomSampler,
};

const pruners: Readonly<Record<PrunerName, Pruner>> = {
  none: () => false,
  median: medianPruner,
  asha: successiveHalvingPruner,
};

/** @throws Error if the space has more parameters than the sampler supports */
export function createSampler({ sampler, ...needs }: Needs & Pick<Definition, 'sampler'>): Sampler {
  return samplers[sampler](needs);
}

export function createPruner(name: PrunerName): Pruner {
  return pruners[name];
}

/**
 * Starts a study in an empty storage.
 * @throws Error if several objectives are to be pruned, because intermediate values then have no order
 */
export async function beginStudy(storage: StudyStorage, definition: Definition): Promise<void> {
  createSampler(definition);
  if (definition.pruner !== 'none' && definition.objectives.length > 1) {
    throw new CifraError(
      'invalid-study',
      `the pruner ${definition.pruner} needs one objective, got ${definition.objectives.join(', ')}`,
    );
  }
  await storage.append((events) => {
    if (events.length > 0) throw new CifraError('invalid-study', 'there is a study already');
    return [{ kind: 'study', definition }];
  });
}

/** The definition of the study in a storage; undefined if there is none. */
export async function definitionOf(storage: StudyStorage): Promise<Definition | undefined> {
  const [first] = await storage.read();
  return first?.kind === 'study' ? first.definition : undefined;
}
