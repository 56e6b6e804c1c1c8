import type { Reading } from '@cifra/core/base/types.ts';
import { expect, test } from 'vitest';
import { leastConfident } from './leastConfident.ts';

function reading(...digits: readonly (readonly [digit: number, probability: number])[]): Reading {
  return {
    text: '',
    value: '',
    raw: '',
    confidence: 0.9,
    box: null,
    candidates: [],
    accepted: true,
    refusal: null,
    digits: digits.map(([digit, probability]) => ({
      digit,
      box: { x: 0, y: 0, width: 1, height: 1 },
      probabilities: Array.from({ length: 10 }, (_, i) =>
        i === digit ? probability : (1 - probability) / 9,
      ),
    })),
  };
}

test('returns the least confident digit of all lines', () => {
  expect(leastConfident([reading([1, 0.99], [2, 0.9]), reading(), reading([3, 0.6], [4, 0.95])])).toEqual({
    line: 2,
    place: 0,
  });
  expect(leastConfident([reading()])).toBeNull();
});
