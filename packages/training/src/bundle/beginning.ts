import type { Manifest } from '@cifra/core/model/manifest.ts';

/** For a card: names the weights that a run started from; empty if they were random. */
export function beginning({ from }: Manifest['training']): string {
  if (!from) return '';
  const { recipe, seed, step, model } = from;
  if (model) return `; it started from the released weights of \`${model}\``;
  return `; it started from the weights of step ${step} of \`${recipe}\`, seed ${seed}`;
}
