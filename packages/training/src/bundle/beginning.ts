import type { Manifest } from '@cifra/core/model/manifest.ts';

/** For a card: the weights that a run began with; nothing where it began with chance. */
export function beginning({ from }: Manifest['training']): string {
  if (!from) return '';
  const { recipe, seed, step } = from;
  return `; it began with the weights of step ${step} of \`${recipe}\`, seed ${seed}`;
}
