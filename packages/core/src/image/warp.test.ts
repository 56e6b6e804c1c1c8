import { expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { difference, drawn, shown } from '../testing/draw.ts';
import { rasterOfRows, references } from '../testing/references.ts';
import { affine, bilinear, crop, type Projection, pad, shrink, warp } from './warp.ts';

const corner = drawn(
  '#1...', //
  '22...',
  '.....',
  '....3',
);

test('crop takes a box; outside the raster is paper', () => {
  expect(shown(crop(corner, { x: 1, y: 0, width: 3, height: 2 }))).toEqual(['1..', '2..']);
  expect(shown(crop(corner, { x: 3, y: 2, width: 4, height: 3 }))).toEqual(['....', '.3..', '....']);
  expect(shown(crop(corner, { x: -2, y: -1, width: 4, height: 3 }))).toEqual(['....', '..#1', '..22']);
  expect(shown(crop(corner, { x: 9, y: 9, width: 2, height: 1 }))).toEqual(['..']);
});

test('pad adds paper on all sides', () => {
  expect(shown(pad(drawn('#'), 1))).toEqual(['...', '.#.', '...']);
});

test('shrink averages over areas, as OpenCV’s INTER_AREA does', () => {
  expect(shown(shrink(drawn('##..', '##..', '#...', '....'), 2, 2))).toEqual(['#.', '2.']);
  const source = rasterOfRows(references.shrink.source);
  for (const { width, height, shrunk } of references.shrink.cases) {
    expect(difference(shrink(source, width, height).data, shrunk.flat())).toBeLessThan(1e-6);
  }
});

test('shrink rejects a larger size', () => {
  expect(() => shrink(corner, 6, 4)).toThrow('shrink: 5×4 cannot shrink to 6×4');
});

test('warp equals SciPy’s bilinear interpolation, affine and projective', () => {
  const source = rasterOfRows(references.warp.source);
  for (const { matrix, warped } of references.warp.cases) {
    const found = warp(source, matrix as unknown as Projection, 10, 8);
    expect(difference(found.data, warped.flat())).toBeLessThan(1e-6);
  }
});

test('warp by the identity changes nothing, a shift moves the picture', () => {
  expect(warp(corner, affine(1, 0, 0, 0, 1, 0), 5, 4)).toEqual(corner);
  expect(shown(warp(corner, affine(1, 0, -1, 0, 1, 0), 3, 2))).toEqual(['.#1', '.22']);
});

test('points inside and at the edges are interpolated alike', () => {
  const random = createRandom('warp');
  const source = { width: 7, height: 6, data: Float32Array.from({ length: 42 }, () => random.next()) };
  for (let round = 0; round < 40; round++) {
    const [x, y] = [9 * random.next() - 1.5, 8 * random.next() - 1.5];
    const { data } = warp(source, affine(1, 0, x, 0, 1, y), 1, 1);
    expect(data[0]).toBe(Math.fround(bilinear(source, x, y)));
  }
});
