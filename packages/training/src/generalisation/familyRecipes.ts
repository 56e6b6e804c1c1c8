import { CifraError } from '@cifra/core/base/error.ts';
import type { SiteFamily } from '../dataset/siteFamily.ts';
import type { DigitRecipe } from '../recipe/digitRecipe.ts';
import type { NumberRecipe } from '../recipe/numberRecipe.ts';

/** The recipe without these families of sites, neither for training nor for validation. */
export function digitsWithout(recipe: DigitRecipe, leaveOut: readonly SiteFamily[]): DigitRecipe {
  const { data, distillation, name } = recipe;
  if (!data.strokes) throw withoutStrokes(name);
  if (distillation)
    throw new CifraError(
      'invalid-recipe',
      `recipe ${name}: expected no distillation, because its teachers may have learned from ${leaveOut.join(', ')}`,
    );
  return { ...recipe, data: { ...data, strokes: { ...data.strokes, leaveOut } } };
}

/** As `digitsWithout`, for the lines' recipe. */
export function linesWithout(recipe: NumberRecipe, leaveOut: readonly SiteFamily[]): NumberRecipe {
  const { data, name } = recipe;
  if (!data.strokes) throw withoutStrokes(name);
  return { ...recipe, data: { ...data, strokes: { ...data.strokes, leaveOut } } };
}

function withoutStrokes(name: string): CifraError {
  return new CifraError('invalid-recipe', `recipe ${name}: expected data.strokes`);
}
