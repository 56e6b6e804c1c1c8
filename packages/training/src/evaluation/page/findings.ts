// What a report found, as English sentences. Reports hold numbers and codes only; their readers put
// them into words.

import { percent } from '../../plot/percent.ts';
import { CORRUPTIONS } from '../corruptions/kinds.ts';
import type { Comparison } from '../metrics/comparison.ts';
import type { Fairness } from '../metrics/fairness.ts';
import { INK_PROPERTIES } from '../metrics/inkProperties.ts';
import type { Overfitting } from '../metrics/overfitting.ts';
import { points, signed } from '../metrics/signed.ts';
import type { Slice } from '../metrics/slices.ts';
import type { LearnedChange, LearnedChanges } from '../robustness/robustness.ts';

/**
 * Whether one group of writers is read worse, and how the tenth of the writers with the highest
 * error compares.
 */
export function fairnessFindings(fairness: Fairness): string[] {
  return [...gapFinding(fairness), worstTenthFinding(fairness)];
}

/** The gap between two groups of writers; empty if the groups are unknown. */
export function gapFinding({ groups, gap }: Fairness): string[] {
  if (!gap) return [];
  const errorOf = (name: string) =>
    percent(groups.find(({ group }) => group === name)?.error.value ?? Number.NaN);
  const { value, interval95 } = gap.difference;
  const [low, high] = interval95;
  const rates = `Error on digits by ${gap.of}: ${errorOf(gap.of)}; by ${gap.against}: ${errorOf(gap.against)}`;
  const size = `${points(Math.abs(value))} points (95 %: ${points(low)} to ${points(high)})`;
  if (low > 0) return [`${rates}. Digits by ${gap.of} are read worse, by ${size}.`];
  if (high < 0) return [`${rates}. Digits by ${gap.against} are read worse, by ${size}.`];
  return [`${rates}. The difference of ${size} can be chance.`];
}

export function worstTenthFinding({ worstTenth, writersByMistakes }: Fairness): string {
  const { writers, error, mistakes, difference, errorByChance } = worstTenth;
  const all = writersByMistakes.reduce((sum, count) => sum + count, 0);
  const allMistakes = writersByMistakes.reduce((sum, count, each) => sum + count * each, 0);
  return (
    `The tenth of the writers with the highest error (${writers} of ${all}) made ${mistakes} of ${allMistakes} mistakes: ` +
    `an error of ${percent(error)}, compared with ${percent(error - difference.value)} for all writers. ` +
    `If mistakes fell at random, it would be about ${percent(errorByChance)}.`
  );
}

/** The quarters of the digits that are read worse or better than chance explains. */
export function sliceFindings(slices: readonly Slice[]): string[] {
  const found = slices.filter(({ correctedP }) => correctedP < 0.05).map(sliceFinding);
  if (found.length > 0) return found;
  return [
    `No quarter of the digits by ${INK_PROPERTIES.map(({ name }) => name).join(', ')} is read worse or better than the ` +
      `others beyond chance (${slices.length} quarters, Holm’s correction).`,
  ];
}

function sliceFinding({ property, unit, quarter, range, error, difference, correctedP }: Slice): string {
  const { value, interval95 } = difference;
  const [from, to] = interval95.map(points);
  const [low, high] = range.map((end) => signed(end, 1));
  return (
    `Digits in the ${quarterName(property, quarter)} quarter by ${property} (${low} to ${high} ${unit}) are read ` +
    `${value > 0 ? 'worse' : 'better'}: error ${percent(error.value)}, ${points(Math.abs(value))} points ` +
    `${value > 0 ? 'more' : 'less'} than the others (95 % of the difference: ${from} to ${to}; ${pText(correctedP)} after Holm’s correction).`
  );
}

function quarterName(name: string, quarter: number): string {
  const property = INK_PROPERTIES.find((each) => each.name === name);
  return [property?.low, 'second', 'third', property?.high][quarter - 1] ?? '';
}

/** McNemar's test between two models; `names` are theirs. */
export function comparisonFinding(
  { mcnemar: { onlyFirst, onlySecond, test, p } }: Comparison,
  [first, second]: readonly [string, string],
): string {
  const counts = `${onlyFirst} digits are right only with ${first}, ${onlySecond} only with ${second} (McNemar’s test, ${test}: ${pText(p)})`;
  if (p >= 0.05) return `${counts}. The difference can be chance.`;
  return `${counts}. ${onlyFirst > onlySecond ? first : second} is better.`;
}

function pText(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`;
}

/** The gap between training digits and held-out digits, or why it was not measured. */
export function overfittingFinding({ training, validation, gap, unavailable }: Overfitting): string {
  if (unavailable?.reason === 'unpublished')
    return 'The gap was not measured: this network was not trained on a published data set.';
  if (unavailable) return `The gap was not measured: ${unavailable.message}`;
  if (!training || !validation || !gap) return 'The gap was not measured.';
  const [low, high] = gap.interval95;
  const rates =
    `Error on ${validation.n} digits held out of training: ${percent(validation.value)}; ` +
    `on ${training.n} training digits: ${percent(training.value)}`;
  const range = `95 %: ${points(low)} to ${points(high)}`;
  if (low <= 0) return `${rates}. The gap of ${points(gap.value)} points can be chance (${range}).`;
  return `${rates}. The gap of ${points(gap.value)} points (${range}) is overfitting.`;
}

/** How far each change went at most, and what MNIST-C does. */
const EXTENT: Readonly<Record<string, (most: number) => string>> = {
  rotation: (most) => `rotation by up to ${most}° (MNIST-C: 23°)`,
  scale: (most) => `reduction by up to ${rounded(1 - Math.exp(-most))} (MNIST-C: 30 %)`,
  shear: (most) => `shear by up to ${most} (MNIST-C: 0.42)`,
  translation: (most) => `shift by up to ${most} px (MNIST-C: 3 px on each axis)`,
  rules: (share) => `straight strokes across ${rounded(share)} of the digits`,
  filter: (share) => `random filters on ${rounded(share)}`,
  paper: (share) => `grey paper in uneven light for ${rounded(share)}`,
  noise: (share) => `uniform noise on ${rounded(share)}`,
};

const rounded = (share: number) => percent(share, (value) => value.toFixed(0));

/** What a network saw of MNIST-C's corruptions in training. */
export function learnedChangesFinding(learned: LearnedChanges | null): string {
  if (!learned) return 'Whether training used similar changes is unknown.';
  const { resembled, changes } = learned;
  if (resembled.length === 0) return 'None of these corruptions was used in training.';
  const extents = changes.flatMap(({ change, most }: LearnedChange) => EXTENT[change]?.(most) ?? []);
  return (
    `None of these corruptions was used in training, but the recipe’s augmentation resembles ${resembled.length} of the ${CORRUPTIONS.length} ` +
    `(${resembled.join(', ')})${extents.length > 0 ? `: ${extents.join(', ')}` : ''}. ` +
    `The other ${CORRUPTIONS.length - resembled.length} were never seen.`
  );
}
