import { expect, test } from 'vitest';
import { extended, pageInput } from './page.ts';

test('darkness is the complement of luma; transparent pixels are white', () => {
  const grey = pageInput({ width: 3, height: 1, channels: 1, data: Uint8Array.of(255, 0, 51) });
  expect([...grey.data]).toEqual([0, 1, Math.fround(0.8)]);
  const colour = { width: 1, height: 4, channels: 3, data: new Uint8Array(12) } as const;
  colour.data.set([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]);
  const dark = pageInput(colour).data;
  [0.701, 0.413, 0.886, 0].forEach((wanted, i) => {
    expect(dark[i]).toBeCloseTo(wanted, 6);
  });
  const clear = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 255);
  expect([...pageInput({ width: 2, height: 1, channels: 4, data: clear }).data]).toEqual([0, 1]);
});

test('a raster is extended with its last column and row', () => {
  const raster = { width: 2, height: 3, data: Float32Array.of(1, 2, 3, 4, 5, 6) };
  const { width, height, data } = extended(raster, 4);
  expect([width, height]).toEqual([4, 4]);
  expect([...data]).toEqual([1, 2, 2, 2, 3, 4, 4, 4, 5, 6, 6, 6, 5, 6, 6, 6]);
  expect(extended(raster, 1)).toEqual(raster);
});
