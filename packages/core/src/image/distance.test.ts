import { expect, test } from 'vitest';
import { maskOf, references } from '../testing/references.ts';
import { squaredDistance } from './distance.ts';

test('squared distances to the nearest ink, drawn', () => {
  const distance = squaredDistance(maskOf('#...', '....', '...#'));
  expect(Array.from(distance)).toEqual([0, 1, 4, 4, 1, 2, 2, 1, 4, 4, 1, 0]);
});

test('squared distances equal SciPy’s', () => {
  const { mask, squared } = references.distance;
  expect(Array.from(squaredDistance(maskOf(...mask)))).toEqual(squared.flat());
});
