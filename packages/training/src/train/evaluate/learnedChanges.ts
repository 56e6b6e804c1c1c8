import type { Augmentation } from '../../data/augment.ts';
import { CORRUPTIONS, type Corruption } from '../../evaluation/corruptions/kinds.ts';

/**
 * Which corruption each change of the digits in training resembles; the type makes whoever adds a change say so. A stroke made wider,
 * a patch rubbed out, a lens out of focus and ink made darker on white paper are none of the fifteen.
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

/** How far a change goes at the most, in the words of the recipe, and what MNIST-C does. */
const EXTENT: Partial<Record<keyof Augmentation, (most: number) => string>> = {
  rotation: (most) => `turned by up to ${most}° (MNIST-C: 23°)`,
  scale: (most) => `made up to ${percent(1 - Math.exp(-most))} smaller (MNIST-C: 30 %)`,
  shear: (most) => `slanted by up to ${most} px for each px of height (MNIST-C: 0.42)`,
  translation: (most) => `moved by up to ${most} px (MNIST-C: 3 px each way)`,
  rules: (share) => `crossed by straight strokes (${percent(share)} of them)`,
  filter: (share) => `seen through random filters (${percent(share)})`,
  paper: (share) => `put on grey paper in uneven light (${percent(share)})`,
  noise: (share) => `strewn with even noise (${percent(share)})`,
};

/** What a network saw of the corruptions in training, in words; `recipe` is that of its manifest. */
export function learnedChangesInWords(recipe: object): string {
  const { augmentation } = recipe as { augmentation?: Partial<Augmentation> };
  if (!augmentation) return 'What this network saw of these changes in training is not known.';
  const used = (Object.keys(RESEMBLES) as (keyof Augmentation)[]).filter(
    (key) => strength(augmentation[key]) > 0,
  );
  const seen = CORRUPTIONS.filter((kind) => used.some((key) => RESEMBLES[key].includes(kind)));
  if (seen.length === 0) return 'None of these corruptions was used in training.';
  const extents = used.flatMap((key) => EXTENT[key]?.(strength(augmentation[key])) ?? []);
  return (
    `None of these corruptions was used in training, but its own changes of the digits resemble ${seen.length} of the 15 ` +
    `(${seen.join(', ')})${extents.length > 0 ? `: digits were ${extents.join(', ')}` : ''}. ` +
    `The other ${CORRUPTIONS.length - seen.length} were never seen.`
  );
}

/** A change's probability, where it has one; its plain number, or the largest of its parts; 0 = off. */
function strength(change: Augmentation[keyof Augmentation] | undefined): number {
  if (change === undefined || typeof change === 'number') return change ?? 0;
  return 'probability' in change ? change.probability : Math.max(...Object.values(change));
}

const percent = (share: number) => `${Math.round(100 * share)} %`;
