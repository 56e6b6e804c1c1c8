// What a report found, as sentences. Reports hold numbers and codes only; `say` has the words of
// one language.

import { CORRUPTIONS } from '../corruptions/kinds.ts';
import type { Comparison } from '../metrics/comparison.ts';
import type { Fairness, WriterGroup } from '../metrics/fairness.ts';
import { INK_PROPERTIES } from '../metrics/inkProperties.ts';
import type { Overfitting } from '../metrics/overfitting.ts';
import type { Slice } from '../metrics/slices.ts';
import type { SetAbout } from '../report/setAbout.ts';
import type { LearnedChanges } from '../robustness/robustness.ts';
import type { ReportWords } from '../words/english.ts';
import type { PageWords } from '../words/englishPage.ts';

/** Which digits or strings a set has, and whether its figures may be too good. */
export function aboutFinding(about: SetAbout, { sets }: ReportWords): string {
  const source = sets.source(about);
  return about.drawn === undefined ? source : `${source} ${sets.drawn(about.drawn)}`;
}

/**
 * Whether one group of writers is read worse, and how the tenth of the writers with the highest
 * error compares.
 */
export function fairnessFindings(fairness: Fairness, say: ReportWords): string[] {
  return [...gapFinding(fairness, say), worstTenthFinding(fairness, say)];
}

/** The gap between two groups of writers; empty if the groups are unknown. */
export function gapFinding({ groups, gap }: Fairness, { fairness, numbers }: ReportWords): string[] {
  if (!gap) return [];
  const { percent, points } = numbers;
  const errorOf = (name: WriterGroup) =>
    percent(groups.find(({ group }) => group === name)?.error.value ?? Number.NaN);
  const { value, interval95 } = gap.difference;
  const [low, high] = interval95;
  const errors = fairness.groupErrors(gap.of, errorOf(gap.of), gap.against, errorOf(gap.against));
  const size = fairness.gap(points(Math.abs(value)), points(low), points(high));
  if (low > 0) return [`${errors} ${fairness.worse(gap.of, size)}`];
  if (high < 0) return [`${errors} ${fairness.worse(gap.against, size)}`];
  return [`${errors} ${fairness.chance(size)}`];
}

export function worstTenthFinding(
  { worstTenth, writersByMistakes }: Fairness,
  { fairness, numbers: { percent } }: ReportWords,
): string {
  const { writers, error, mistakes, difference, errorByChance } = worstTenth;
  return fairness.worstTenth({
    writers,
    allWriters: writersByMistakes.reduce((sum, count) => sum + count, 0),
    mistakes,
    allMistakes: writersByMistakes.reduce((sum, count, each) => sum + count * each, 0),
    error: percent(error),
    overall: percent(error - difference.value),
    byChance: percent(errorByChance),
  });
}

/** The quarters of the digits that are read worse or better than chance explains. */
export function sliceFindings(slices: readonly Slice[], say: ReportWords): string[] {
  const found = slices.filter(({ correctedP }) => correctedP < 0.05);
  if (found.length > 0) return found.map((slice) => sliceFinding(slice, say));
  const properties = INK_PROPERTIES.map(({ name }) => say.slices.property(name));
  return [say.slices.none(properties, slices.length)];
}

function sliceFinding(
  slice: Slice,
  { slices, numbers: { percent, points, pText, signed } }: ReportWords,
): string {
  const { property, quarter, range, error, difference, correctedP } = slice;
  const { value, interval95 } = difference;
  return slices.finding({
    property,
    quarter,
    range: slices.range(property, signed(range[0], 1), signed(range[1], 1)),
    worse: value > 0,
    error: percent(error.value),
    points: points(Math.abs(value)),
    interval: slices.interval(points(interval95[0]), points(interval95[1])),
    p: pText(correctedP),
  });
}

/** McNemar's test between two models; `names` are theirs. */
export function comparisonFinding(
  { mcnemar: { onlyFirst, onlySecond, test, p } }: Comparison,
  [first, second]: readonly [string, string],
  { comparison, numbers: { pText } }: ReportWords,
): string {
  const counts = comparison.counts({ first, second, onlyFirst, onlySecond, test, p: pText(p) });
  if (p >= 0.05) return `${counts} ${comparison.chance}`;
  return `${counts} ${comparison.better(onlyFirst > onlySecond ? first : second)}`;
}

/** The gap between training digits and held-out digits, or why it was not measured. */
export function overfittingFinding(
  { training, validation, gap, unavailable }: Overfitting,
  { overfitting, numbers: { percent, points } }: PageWords,
): string {
  if (unavailable?.reason === 'unpublished') return overfitting.unpublished;
  if (unavailable) return overfitting.unavailable(unavailable.message);
  if (!training || !validation || !gap) return overfitting.unmeasured;
  const rates = overfitting.rates(
    validation.n,
    percent(validation.value),
    training.n,
    percent(training.value),
  );
  const [low, high] = gap.interval95;
  const verdict = low <= 0 ? overfitting.chance : overfitting.gap;
  return `${rates} ${verdict(points(gap.value), points(low), points(high))}`;
}

/** What a network saw of MNIST-C's corruptions in training. */
export function learnedChangesFinding(
  training: LearnedChanges | null,
  { robustness: { learned } }: ReportWords,
): string {
  if (!training) return learned.unknown;
  const { resembled, changes } = training;
  if (resembled.length === 0) return learned.none;
  const extents: Readonly<Record<string, ((most: number) => string) | undefined>> = learned.extents;
  return learned.some(
    resembled,
    CORRUPTIONS.length,
    changes.flatMap(({ change, most }) => extents[change]?.(most) ?? []),
  );
}
