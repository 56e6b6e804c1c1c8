import { createRandom } from '@cifra/core/random/random.ts';
import type { CurveDimension } from '../bundle/learningCurve.ts';
import { SITE_FAMILIES, type SiteFamily } from '../dataset/siteFamily.ts';
import { shuffled } from '../learn/batches.ts';
import type { DigitRecipe } from '../recipe/digitRecipe.ts';

/** One run of a learning curve. */
export type CurveRun = {
  readonly by: CurveDimension;
  /** Number of families or writers to learn from; 0 reads with the model that the runs start from. */
  readonly size: number | 'all';
  readonly seed: number;
  /** Families that are not learned from. */
  readonly leaveOut: readonly SiteFamily[];
  /** The family that is read; if absent, the writers of all families that every run holds out. */
  readonly read?: SiteFamily;
};

const WRITERS = [0, 10, 30, 100, 'all'] as const;
const FAMILIES = [0, 1, 2, 4, 'all'] as const;
/** Families that are read, one in each seed: those with more than a thousand digits. */
const READ: readonly SiteFamily[] = ['syn', 'pendigits', 'ap', 'ce'];

/**
 * The runs of both curves. Within a seed, more writers or families include the fewer, so that points of
 * a curve differ only in what was added.
 */
export function curveRuns(seeds: number): CurveRun[] {
  return Array.from({ length: seeds }, (_, i) => i + 1).flatMap((seed) => {
    const read = READ[(seed - 1) % READ.length];
    const others = SITE_FAMILIES.filter((family) => family !== read);
    const order = Array.from(
      shuffled(others.length, createRandom(seed).split('families')),
      (index) => others[index],
    );
    return [
      ...WRITERS.map((size): CurveRun => ({ by: 'writers', size, seed, leaveOut: [] })),
      ...FAMILIES.map((size): CurveRun => {
        const learned = order.slice(0, size === 'all' ? order.length : size);
        const leaveOut = SITE_FAMILIES.filter((family) => !learned.includes(family));
        return { by: 'families', size, seed, leaveOut, read };
      }),
    ];
  });
}

/** More than in a release, so that there are enough writers to read. */
export const CURVE_VALIDATION = { share: 0.25, seed: 1 };

/**
 * The recipe of a run. It has no teacher, who would know all writers, and no recorded letters and marks,
 * which few of the writers have. All runs have the same number of steps.
 */
export function curveRecipe(
  { distillation, ...recipe }: DigitRecipe,
  { by, size, leaveOut }: CurveRun,
): DigitRecipe {
  const { nonDigits, ...strokes } = recipe.data.strokes ?? { share: 0.5 };
  const some = by === 'writers' && size !== 'all' ? { writers: size } : {};
  return {
    ...recipe,
    data: {
      ...recipe.data,
      validation: CURVE_VALIDATION,
      strokes: { ...strokes, ...(leaveOut.length > 0 && { leaveOut }), ...some },
    },
  };
}
