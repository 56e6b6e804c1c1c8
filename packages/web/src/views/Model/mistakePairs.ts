import type { Mistake } from '@cifra/training/evaluation/metrics/mistakes.ts';

/** Digits that were misread in the same way. */
export type MistakePair = { readonly label: number; readonly predicted: number; readonly count: number };

/** Returns the confusions, most frequent first. */
export function mistakePairs(mistakes: readonly Mistake[]): MistakePair[] {
  const groups = Object.groupBy(mistakes, ({ label, predicted }) => `${label}${predicted}`);
  return Object.values(groups)
    .flatMap((group = []) => {
      const { label, predicted } = group[0];
      return [{ label, predicted, count: group.length }];
    })
    .sort((a, b) => b.count - a.count || a.label - b.label || a.predicted - b.predicted);
}

/** Returns the most probable digits, best first. */
export function mostProbable(
  probabilities: readonly number[],
  count: number,
): { readonly digit: number; readonly probability: number }[] {
  return [...probabilities.entries()]
    .map(([digit, probability]) => ({ digit, probability }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, count);
}
