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

/** @throws Error where the space has more parameters than the sampler can */
export function createSampler({ sampler, ...needs }: Needs & Pick<Definition, 'sampler'>): Sampler {
  return samplers[sampler](needs);
}

export function createPruner(name: PrunerName): Pruner {
  return pruners[name];
}

/**
 * Begins a study in an empty storage.
 * @throws Error where several objectives are to be pruned: there is no order among values on the way
 */
export async function beginStudy(storage: StudyStorage, definition: Definition): Promise<void> {
  createSampler(definition);
  if (definition.pruner !== 'none' && definition.objectives.length > 1) {
    throw new Error(
      `beginStudy: the pruner ${definition.pruner} needs one objective, got ${definition.objectives.join(', ')}`,
    );
  }
  await storage.append((events) => {
    if (events.length > 0) throw new Error('beginStudy: there is a study already');
    return [{ kind: 'study', definition }];
  });
}

/** What a study in a storage is; undefined where none was begun. */
export async function definitionOf(storage: StudyStorage): Promise<Definition | undefined> {
  const [first] = await storage.read();
  return first?.kind === 'study' ? first.definition : undefined;
}
