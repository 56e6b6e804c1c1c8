import type { DigitManifest } from '@cifra/core/model/manifest.ts';
import type { SplitOptions } from '../dataset/split.ts';

/** What the released recipes hold out of a training part. */
const USUAL: Required<SplitOptions> = { share: 0.08333, seed: 1 };

/** Data as a recipe in a manifest may name them. */
type RecipeData = { readonly train?: unknown; readonly validation?: Partial<SplitOptions> };

/**
 * How digits of a set are held out for a model: as its own recipe held them out where it learned from that set, so that it
 * is never judged on what it learned from; else as the released recipes do.
 */
export function heldOutFor(
  { training }: Pick<DigitManifest, 'training'>,
  set: string,
): Required<SplitOptions> {
  const { data } = training.recipe as { data?: RecipeData };
  if (data?.train !== set) return USUAL;
  return { ...USUAL, ...data.validation };
}
