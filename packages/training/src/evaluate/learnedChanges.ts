import type { Augmentation } from '../augment/augment.ts';
import { CORRUPTIONS, type Corruption } from '../evaluation/corruptions/kinds.ts';
import type { LearnedChanges } from '../evaluation/robustness/robustness.ts';

/**
 * The corruptions that are similar to each augmentation. The type requires an entry for each new
 * augmentation. A wider stroke, an erased patch, defocus and darker ink on white paper are similar
 * to none of the fifteen corruptions.
 */
export const RESEMBLES: Readonly<Record<keyof Augmentation, readonly Corruption[]>> = {
  rotation: ['rotate'],
  scale: ['scale'],
  aspect: ['scale'],
  shear: ['shear'],
  translation: ['translate'],
  elastic: [],
  strokeWidth: [],
  blur: [],
  contrast: [],
  occlusion: [],
  rules: ['dotted line', 'zigzag'],
  filter: ['motion blur', 'stripe', 'canny edges'],
  paper: ['brightness', 'fog'],
  noise: ['shot noise', 'impulse noise'],
};

/**
 * Returns the corruptions that a network saw in training; `recipe` is that of its manifest. Null if
 * the recipe has no augmentation.
 */
export function learnedChanges(recipe: object): LearnedChanges | null {
  const { augmentation } = recipe as { augmentation?: Partial<Augmentation> };
  if (!augmentation) return null;
  const used = (Object.keys(RESEMBLES) as (keyof Augmentation)[])
    .map((change) => ({ change, most: strength(augmentation[change]) }))
    .filter(({ most }) => most > 0);
  const resembled = CORRUPTIONS.filter((kind) => used.some(({ change }) => RESEMBLES[change].includes(kind)));
  return { resembled, changes: used.filter(({ change }) => RESEMBLES[change].length > 0) };
}

/**
 * The strength of a change: its probability if it has one, else its number, or the largest of its
 * numbers; 0 = off.
 */
function strength(change: Augmentation[keyof Augmentation] | undefined): number {
  if (change === undefined || typeof change === 'number') return change ?? 0;
  return 'probability' in change ? change.probability : Math.max(...Object.values(change));
}
