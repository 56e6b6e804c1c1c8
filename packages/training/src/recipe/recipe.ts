import { CifraError } from '@cifra/core/base/error.ts';
import type { Check } from '@cifra/core/json/check.ts';
import { parseJson } from '@cifra/core/json/parseJson.ts';
import { type DigitRecipe, digitRecipe } from './digitRecipe.ts';
import { planNetwork } from './network.ts';
import { type NumberRecipe, numberRecipe } from './numberRecipe.ts';
import { type PageRecipe, pageRecipe } from './pageRecipe.ts';

/**
 * Everything that makes a model, as plain JSON. The same recipe, seed, data and commit give the
 * same weights.
 */
export type Recipe = DigitRecipe | NumberRecipe | PageRecipe;

const byTask = { number: numberRecipe, page: pageRecipe };

/** Reads the task first, so that errors in a number recipe refer to the fields of a number recipe. */
const recipe: Check<Recipe> = (value, path) => {
  const { task } = (value ?? {}) as Partial<Recipe>;
  const check: Check<Recipe> = task === 'number' || task === 'page' ? byTask[task] : digitRecipe;
  return check(value, path);
};

/**
 * Checks a recipe from parsed JSON.
 *
 * @param value the recipe, see docs/recipes.md
 * @returns the recipe, with its fields in order
 * @throws {CifraError} that names the first wrong field, or the layer that does not fit
 * @example
 * import { checkRecipe } from '@cifra/training';
 * import recipe from '@cifra/training/recipes/digit-small.json' with { type: 'json' };
 *
 * console.log(checkRecipe({ ...recipe, epochs: 2 }).name);
 */
export function checkRecipe(value: unknown): Recipe {
  const checked = recipe(value, 'recipe');
  planNetwork(checked);
  return checked;
}

/**
 * Parses a recipe from JSON text.
 *
 * @param json the text
 * @param origin where it comes from, for errors
 * @returns the recipe
 * @throws {CifraError} `invalid-recipe`, with `origin` and the first wrong field
 * @example
 * import { parseRecipe } from '@cifra/training';
 *
 * try {
 *   parseRecipe('{ "name": "mine" }', 'mine.json');
 * } catch (error) {
 *   console.log(error.code, error.message);
 * }
 */
export function parseRecipe(json: string, origin: string): Recipe {
  const value = parseJson(json, origin);
  try {
    return checkRecipe(value);
  } catch (error) {
    if (!(error instanceof CifraError)) throw error;
    throw new CifraError('invalid-recipe', `${origin}: ${error.message}`, { cause: error });
  }
}
