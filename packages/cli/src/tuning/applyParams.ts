import { CifraError } from '@cifra/core/base/error.ts';
import type { DigitRecipe } from '@cifra/training/recipe/digitRecipe.ts';
import { checkRecipe } from '@cifra/training/recipe/recipe.ts';
import type { Params, Value } from '@cifra/training/tuning/space.ts';

type Json = Record<string, unknown>;

/**
 * Returns the recipe with these values at their places. A place that ends in `kind` replaces its
 * whole object, because another kind has other fields. The parameters that follow set those fields.
 *
 * @throws CifraError for a place that is not in the recipe, FieldError if the values do not form a valid recipe
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
      throw new CifraError(
        'invalid-space',
        `parameters.${path.join('.')}: the recipe has no object at "${key}"`,
      );
    }
    inner = next as Json;
  }
  const last = path.at(-1)!;
  if (last === 'kind' && around) around[path.at(-2)!] = { kind: value };
  else inner[last] = value;
}
