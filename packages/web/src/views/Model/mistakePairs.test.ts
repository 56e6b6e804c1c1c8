import { expect, test } from 'vitest';
import { mistakePairs, mostProbable } from './mistakePairs.ts';

const mistake = (label: number, predicted: number) => ({ row: 0, label, predicted, probabilities: [] });

test('returns pairs, most frequent first, separately for each direction', () => {
  const mistakes = [mistake(4, 9), mistake(7, 1), mistake(9, 4), mistake(7, 1)];
  expect(mistakePairs(mistakes)).toEqual([
    { label: 7, predicted: 1, count: 2 },
    { label: 4, predicted: 9, count: 1 },
    { label: 9, predicted: 4, count: 1 },
  ]);
  expect(mistakePairs([])).toEqual([]);
});

test('returns the most probable digits, best first', () => {
  expect(mostProbable([0.1, 0.6, 0.05, 0.25], 2)).toEqual([
    { digit: 1, probability: 0.6 },
    { digit: 3, probability: 0.25 },
  ]);
});
