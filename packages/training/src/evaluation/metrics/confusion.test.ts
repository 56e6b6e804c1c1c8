import { expect, test } from 'vitest';
import { cohenKappa, matthews } from './agreement.ts';
import { meanScores } from './classScores.ts';
import { confusedPairs, confusionMatrix } from './confusion.ts';

test('a 7 read as 1 is in row 7, column 1; weights count digits several times', () => {
  expect(confusionMatrix([1, 7, 7], [1, 1, 7])[71]).toBe(1);
  expect(confusionMatrix([1, 7, 7], [1, 1, 7], Float64Array.of(1, 3, 0))[71]).toBe(3);
});

test('the most confused pairs come first, right readings are left out', () => {
  const confusion = confusionMatrix([1, 7, 7, 4, 9], [1, 1, 1, 9, 9]);
  expect(confusedPairs(confusion)).toEqual([
    { label: 7, predicted: 1, count: 2 },
    { label: 4, predicted: 9, count: 1 },
  ]);
  expect(confusedPairs(confusion, 1)).toHaveLength(1);
});

test('undefined coefficients are 0 instead of NaN', () => {
  const oneDigit = confusionMatrix([3, 3], [3, 3]);
  expect([matthews(oneDigit), cohenKappa(oneDigit)]).toEqual([0, 0]);
  expect(meanScores(confusionMatrix([], [])).macro.f1).toBe(0);
});
