import type { Manifest } from '@cifra/core/model/manifest.ts';

/**
 * For a card: names the weights that a run started from, unless they were random, and those that have a part in
 * the released ones.
 */
export function beginning({ from, mean }: Manifest['training']): string {
  return `${started(from)}${meanWith(mean)}`;
}

function started(from: Manifest['training']['from']): string {
  if (!from) return '';
  const { recipe, seed, step, model } = from;
  if (model) return `; it started from the released weights of \`${model}\``;
  return `; it started from the weights of step ${step} of \`${recipe}\`, seed ${seed}`;
}

function meanWith(mean: Manifest['training']['mean']): string {
  if (!mean) return '';
  const percent = Math.round(100 * mean.share);
  return `; the weights are a mean of ${percent} % of the run's and ${100 - percent} % of those of \`${mean.model}\``;
}
