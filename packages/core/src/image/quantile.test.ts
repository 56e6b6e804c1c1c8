import { expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { atRank, upperMedian } from './quantile.ts';

test('every rank equals that of sorting, with equal values too', () => {
  const random = createRandom(7);
  for (const length of [1, 2, 3, 10, 257]) {
    for (const kinds of [1, 3, 1e6]) {
      const values = Float32Array.from({ length }, () => Math.floor(random.next() * kinds) - kinds / 2);
      const sorted = values.toSorted();
      const found = Array.from(values, (_, rank) => atRank(values.slice(), rank));
      expect(found).toEqual(Array.from(sorted));
    }
  }
});

test('the middle of five, the upper middle of four; the input keeps its order', () => {
  const values = [5, 1, 4, 2, 3];
  expect(upperMedian(values)).toBe(3);
  expect(values).toEqual([5, 1, 4, 2, 3]);
  expect(upperMedian([4, 1, 3, 2])).toBe(3);
});
