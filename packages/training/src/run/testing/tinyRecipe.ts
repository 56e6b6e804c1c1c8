import { readFileSync } from 'node:fs';
import type { DigitRecipe } from '../../recipe/digitRecipe.ts';
import { parseRecipe } from '../../recipe/recipe.ts';

const file = new URL('../../../recipes/tiny-synthetic.json', import.meta.url);

/**
 * The recipe `tiny-synthetic`, made even shorter: 140 synthetic digits and 40 held out, 2 epochs of
 * 4 steps.
 */
export function tinyRecipe(changes: Partial<DigitRecipe> = {}): DigitRecipe {
  return {
    ...(parseRecipe(readFileSync(file, 'utf8'), 'tiny-synthetic.json') as DigitRecipe),
    data: { train: 'synthetic', samples: 180, validation: { share: 0.2, seed: 1 } },
    epochs: 2,
    ...changes,
  };
}
