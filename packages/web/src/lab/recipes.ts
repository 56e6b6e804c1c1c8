import type { DigitRecipe } from '@cifra/training/recipe/digitRecipe.ts';
import { checkRecipe } from '@cifra/training/recipe/recipe.ts';
import a4 from '@cifra/training/recipes/a4.json' with { type: 'json' };
import tiny from '@cifra/training/recipes/tiny-synthetic.json' with { type: 'json' };

/** Recipes small enough for a browser. */
export const RECIPES = { tiny, a4 } as const;
export type RecipeName = keyof typeof RECIPES;

/** Validations per run: often enough to watch, rare enough not to slow it. */
const VALIDATIONS = 12;

/**
 * Returns a recipe adapted for training here on `digits` digits, one fifth of them held out. With
 * few digits the batch is smaller; it always divides evenly among the threads.
 */
export function labRecipe(name: RecipeName, digits: number, threads: number): DigitRecipe {
  const recipe = checkRecipe(RECIPES[name]);
  if (recipe.task === 'number' || recipe.task === 'page')
    throw new Error(`labRecipe: ${name} is not a digit recipe`);
  const share = 0.2;
  const learned = Math.floor(digits * (1 - share));
  const batchSize = Math.min(recipe.batchSize, learned) - (Math.min(recipe.batchSize, learned) % threads);
  if (batchSize < threads) throw new Error(`labRecipe: ${digits} digits are too few to learn from`);
  const steps = recipe.epochs * Math.floor(learned / batchSize);
  return {
    ...recipe,
    data: { train: 'synthetic', samples: digits, validation: { share, seed: 1 } },
    batchSize,
    average: { decay: Math.min(recipe.average.decay, 1 - 10 / Math.max(20, steps)) },
    validateEvery: Math.max(1, Math.ceil(steps / VALIDATIONS)),
  };
}
