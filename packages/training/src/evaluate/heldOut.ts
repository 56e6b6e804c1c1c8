import type { DigitManifest } from '@cifra/core/model/manifest.ts';
import type { SplitOptions } from '../dataset/split.ts';

/** The split of the released recipes. */
const USUAL: Required<SplitOptions> = { share: 0.08333, seed: 1 };

/** Data as a recipe in a manifest may name them. */
type RecipeData = { readonly train?: unknown; readonly validation?: Partial<SplitOptions> };

/**
 * Returns how digits of a set are held out for a model. If the model was trained on the set, this
 * is the split of its own recipe, so that it is never evaluated on its training digits. For other
 * models, it is the split of the released recipes.
 */
export function heldOutFor(
  { training }: Pick<DigitManifest, 'training'>,
  set: string,
): Required<SplitOptions> {
  const { data } = training.recipe as { data?: RecipeData };
  if (data?.train !== set) return USUAL;
  return { ...USUAL, ...data.validation };
}
