import { expect, test } from 'vitest';
import type { Features } from './features.ts';
import { matchesNear } from './matchesNear.ts';
import type { Mat } from './openCv.ts';

/** Corners at places, each with one byte of its descriptor set. */
function features(corners: readonly (readonly [x: number, y: number, first: number])[]): Features {
  const data = Uint8Array.from(corners.flatMap(([, , first]) => [first, ...new Array<number>(31).fill(0)]));
  return {
    points: Float32Array.from(corners.flatMap((corner) => corner.slice(0, 2))),
    descriptors: { data, rows: corners.length, cols: 32 } as unknown as Mat,
  };
}

const twice = ({ x, y }: { x: number; y: number }) => ({ x: 2 * x, y: 2 * y });

test('a corner is taken for the most alike one near its expected place, not for a twin elsewhere', () => {
  const blank = features([[10, 10, 0xff]]);
  const picture = features([
    [400, 20, 0xff],
    [22, 19, 0x0f],
    [18, 23, 0xfe],
  ]);
  expect(matchesNear(blank, picture, twice, 10)).toEqual([[0, 2]]);
  expect(matchesNear(blank, picture, twice, 2)).toEqual([]);
});

test('no corner is taken twice: the more alike one of two keeps it', () => {
  const blank = features([
    [10, 10, 0xf0],
    [11, 10, 0xff],
  ]);
  expect(matchesNear(blank, features([[20, 20, 0xff]]), twice, 10)).toEqual([[1, 0]]);
});

test('a corner that differs in most bits is not taken', () => {
  const other = features([[20, 20, 0]]);
  new Uint8Array(other.descriptors.data.buffer).fill(0xff);
  expect(matchesNear(features([[10, 10, 0]]), other, twice, 10)).toEqual([]);
});
