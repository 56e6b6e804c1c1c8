import { expect, test } from 'vitest';
import { fillPolygon } from './fillPolygon.ts';

function blank(width: number, height: number) {
  return { width, height, data: new Float32Array(width * height) };
}

test('partly covered pixels have partial coverage', () => {
  const raster = blank(3, 2);
  fillPolygon(raster, [
    [0.5, 0],
    [2.25, 0],
    [2.25, 1],
    [0.5, 1],
  ]);
  expect([...raster.data]).toEqual([0.5, 1, 0.25, 0, 0, 0]);
});

test('a self-overlap in the same direction counts as inside', () => {
  const raster = blank(2, 1);
  const twice = [0, 1].flatMap(
    () =>
      [
        [0, 0],
        [2, 0],
        [2, 1],
        [0, 1],
      ] as [number, number][],
  );
  fillPolygon(raster, twice);
  expect([...raster.data]).toEqual([1, 1]);
});
