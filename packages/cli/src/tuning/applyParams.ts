import { checkRecipe, type DigitRecipe } from '@cifra/training/recipe/recipe.ts';
import type { Params, Value } from '@cifra/training/tuning/space.ts';

type Json = Record<string, unknown>;

/**
 * The recipe with these values at their places. A place that ends in `kind` begins its object anew, since another kind has other
 * fields: what belongs to it comes from the parameters behind it.
 *
 * @throws Error for a place that is not in the recipe, SchemaError where the values do not make a recipe
 */
export function applyParams(recipe: DigitRecipe, params: Params): DigitRecipe {
  const changed = structuredClone(recipe) as unknown as Json;
  for (const [place, value] of Object.entries(params)) setAt(changed, place.split('.'), value);
  return checkRecipe(changed) as DigitRecipe;
}

function setAt(recipe: Json, path: readonly string[], value: Value): void {
  let around: Json | undefined;
  let inner = recipe;
  for (const key of path.slice(0, -1)) {
    around = inner;
    const next = inner[key];
    if (typeof next !== 'object' || next === null) {
      throw new Error(`parameters.${path.join('.')}: the recipe has nothing at "${key}" that could hold it`);
    }
    inner = next as Json;
  }
  const last = path.at(-1)!;
  if (last === 'kind' && around) around[path.at(-2)!] = { kind: value };
  else inner[last] = value;
}
