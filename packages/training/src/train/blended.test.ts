import { expect, test } from 'vitest';
import { blended } from './blended.ts';

const began = { average: Float32Array.of(0, 4), statistics: Float32Array.of(1) };
const ended = { average: Float32Array.of(1, 0), statistics: Float32Array.of(3) };

test('a share of what a run began with is kept, weights and statistics alike', () => {
  expect(blended(began, ended, 0.25)).toEqual({
    average: Float32Array.of(0.75, 1),
    statistics: Float32Array.of(2.5),
  });
  expect(blended(began, ended, 0).average).toEqual(ended.average);
  expect(blended(began, ended, 1).average).toEqual(began.average);
});

test('two networks have nothing between them', () => {
  const other = { ...ended, average: new Float32Array(3) };
  expect(() => blended(began, other, 0.5)).toThrow('blended: 2 and 3 numbers of average: two networks');
});
