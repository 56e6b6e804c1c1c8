import type { Picture } from '@cifra/core/base/types.ts';
import { expect, test } from 'vitest';
import { sheetPrint } from './sheetPrint.ts';

/** 8 × 8 pixels on 4 mm; the right half is black. */
const half: Picture = {
  width: 8,
  height: 8,
  channels: 1,
  data: Uint8Array.from({ length: 64 }, (_, i) => (i % 8 < 4 ? 255 : 0)),
};

function lightAt(picture: Picture, x: number, y: number, reach: number): number[] {
  const out = new Float32Array(3);
  sheetPrint(picture, 4)(x, y, reach, out);
  return [...out];
}

test('fine sampling keeps edges, coarse sampling averages', () => {
  expect(lightAt(half, 1.75, 2, 0.5)).toEqual([1, 1, 1]);
  expect(lightAt(half, 2.25, 2, 0.5)).toEqual([0, 0, 0]);
  expect(lightAt(half, 2, 2, 0.5)[0]).toBeCloseTo(0.5);
  expect(lightAt(half, 2.25, 2, 4)[0]).toBeCloseTo(0.5, 1);
});

test('colours are kept, and the border continues outside', () => {
  const red: Picture = {
    width: 2,
    height: 2,
    channels: 3,
    data: Uint8Array.from({ length: 12 }, (_, i) => (i % 3 === 0 ? 255 : 51)),
  };
  const [r, g, b] = lightAt(red, -5, 9, 0.1);
  expect([r, g, b].map((value) => Number(value.toFixed(2)))).toEqual([1, 0.2, 0.2]);
});
