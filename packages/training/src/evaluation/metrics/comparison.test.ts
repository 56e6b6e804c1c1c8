import { expect, test } from 'vitest';
import { comparisonFinding } from '../page/findings.ts';
import { english } from '../words/english.ts';
import { answersOf } from './answers.ts';
import { compare } from './comparison.ts';
import { withoutDoubtful } from './doubtfulLabels.ts';

/** Answers that predict `predicted`. */
function reading(predicted: readonly number[], labels: readonly number[]) {
  const logits = predicted.flatMap((guess) =>
    Array.from({ length: 10 }, (_, digit) => (digit === guess ? 9 : 0)),
  );
  return answersOf(Float32Array.from(logits), Uint8Array.from(labels), 1);
}

test('two readers: digits that only one reads right, where they differ, and the significance', () => {
  const labels = [1, 2, 3, 4];
  const comparison = compare(reading([1, 2, 3, 9], labels), reading([1, 7, 8, 4], labels), [10, 20, 30, 40]);
  expect(comparison.mcnemar).toMatchObject({ onlyFirst: 2, onlySecond: 1, test: 'exact binomial', p: 1 });
  expect(comparison.differ).toEqual([
    { row: 20, label: 2, first: 2, second: 7 },
    { row: 30, label: 3, first: 3, second: 8 },
    { row: 40, label: 4, first: 9, second: 4 },
  ]);
  expect(comparisonFinding(comparison, ['a 1', 'b 1'], english)).toBe(
    '2 digits are right only with a 1, 1 only with b 1 (McNemar’s test, exact binomial: p = 1.000). The difference can be chance.',
  );
});

test('ten to zero is a difference', () => {
  const labels = Array(10).fill(5);
  const comparison = compare(reading(labels, labels), reading(Array(10).fill(6), labels), labels);
  expect(comparisonFinding(comparison, ['a', 'b'], english)).toMatch(/p = 0\.002\)\. a is better\.$/);
});

test('figures with and without rejected labels, by the rows of the digits in the part', () => {
  const found = withoutDoubtful(Uint8Array.of(1, 0, 1, 0), [947, 1621, 5, 6]);
  expect(found).toMatchObject({ rejected: 2, readAsLabelled: 1 });
  expect(found.withThem).toMatchObject({ value: 0.5, n: 4 });
  expect(found.withoutThem).toMatchObject({ value: 0.5, n: 2 });
});
