import { expect, test } from 'vitest';
import { fillContours } from './fillContours.ts';

/** Shares in hundredths, row by row. */
function filled(contours: readonly (readonly number[])[], width: number, height: number): number[][] {
  const { data } = fillContours(
    contours.map((points) => Float64Array.from(points)),
    width,
    height,
  );
  return Array.from({ length: height }, (_, y) =>
    Array.from(data.subarray(y * width, (y + 1) * width), (share) => Math.round(100 * share)),
  );
}

test('a rectangle covers its pixels by its area, in either direction', () => {
  const covered = [
    [0, 0, 0, 0],
    [0, 25, 50, 13],
    [0, 50, 100, 25],
  ];
  expect(filled([[1.5, 1.5, 3.25, 1.5, 3.25, 4, 1.5, 4]], 4, 3)).toEqual(covered);
  expect(filled([[1.5, 4, 3.25, 4, 3.25, 1.5, 1.5, 1.5]], 4, 3)).toEqual(covered);
});

test('slanted edges give triangles and trapezia', () => {
  expect(filled([[0, 0, 2, 2, 0, 2]], 2, 2)).toEqual([
    [50, 0],
    [100, 50],
  ]);
  // A flat edge: it rises by one row over four columns.
  expect(filled([[0, 1, 4, 0, 4, 1]], 4, 1)).toEqual([[13, 38, 63, 88]]);
});

test('a contour inside another that runs the other way is a hole', () => {
  const outer = [0, 0, 4, 0, 4, 3, 0, 3];
  const hole = [1, 1, 1, 2, 3, 2, 3, 1];
  expect(filled([outer, hole], 4, 3)).toEqual([
    [100, 100, 100, 100],
    [100, 0, 0, 100],
    [100, 100, 100, 100],
  ]);
});

test('what is outside the raster is cut off', () => {
  expect(filled([[-5, -5, 1.5, -5, 1.5, 9, -5, 9]], 3, 2)).toEqual([
    [100, 50, 0],
    [100, 50, 0],
  ]);
  expect(filled([[2, 0.5, 9, 0.5, 9, 9, 2, 9]], 3, 2)).toEqual([
    [0, 0, 50],
    [0, 0, 100],
  ]);
});
