import type { Manifest } from '@cifra/core/model/manifest.ts';

/** For a card: the weights that a run began with, and how much of them was kept; nothing where it began with chance. */
export function beginning({ from }: Manifest['training']): string {
  if (!from) return '';
  const { recipe, seed, step, kept } = from;
  const share = kept === undefined ? '' : `, of which the released weights keep ${100 * kept} %`;
  return `; it began with the weights of step ${step} of \`${recipe}\`, seed ${seed}${share}`;
}
