import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Picture } from '../base/types.ts';
import { cutPatch } from './patch.ts';

/** A picture whose red is its column and whose green is its row; 250×200. */
const chart: Picture = (() => {
  const [width, height] = [250, 200];
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) data.set([i % width, Math.floor(i / width), 7], 3 * i);
  return { width, height, channels: 3, data };
})();

const colourAt = ({ width, channels, data }: Picture, x: number, y: number) => [
  ...data.subarray(channels * (y * width + x), channels * (y * width + x + 1)),
];

test('an upright part at its own scale is the same pixels', () => {
  const { picture, place } = cutPatch(chart, { x: 60, y: 50, width: 40, height: 20, angle: 0 }, 1);
  expect([picture.width, picture.height, picture.channels]).toEqual([40, 20, 3]);
  expect(colourAt(picture, 0, 0)).toEqual([40, 40, 7]);
  expect(colourAt(picture, 39, 19)).toEqual([79, 59, 7]);
  expect(place.toPicture({ x: 1, y: 2, width: 3, height: 4 })).toEqual({ x: 41, y: 42, width: 3, height: 4 });
});

test('an upright part ends with the picture', () => {
  const { picture, place } = cutPatch(chart, { x: 5, y: 195, width: 40, height: 30, angle: 0.01 }, 2);
  expect([picture.width, picture.height]).toEqual([50, 40]);
  expect(place.toPicture({ x: 0, y: 0, width: 50, height: 40 })).toEqual({
    x: 0,
    y: 180,
    width: 25,
    height: 20,
  });
});

test('reduced, each pixel is the mean of its block', () => {
  const { picture } = cutPatch(chart, { x: 100, y: 100, width: 80, height: 40, angle: 0 }, 1 / 4);
  expect([picture.width, picture.height]).toEqual([20, 10]);
  // Columns 60 … 63 and rows 80 … 83.
  const [red, green] = colourAt(picture, 0, 0);
  expect(Math.abs(red - 61.5)).toBeLessThanOrEqual(0.5);
  expect(Math.abs(green - 81.5)).toBeLessThanOrEqual(0.5);
});

test('a line that runs downwards is turned level', () => {
  const region = { x: 100, y: 100, width: 60, height: 20, angle: Math.PI / 2 };
  const { picture, place } = cutPatch(chart, region, 1);
  expect([picture.width, picture.height]).toEqual([60, 20]);
  // The line begins at its upper end; its upper side is on the right.
  expect(colourAt(picture, 0, 0)).toEqual([109, 70, 7]);
  expect(place.toPicture({ x: 0, y: 0, width: 60, height: 20 })).toEqual({
    x: 90,
    y: 70,
    width: 20,
    height: 60,
  });
});

test('a turned part outside the picture repeats its outermost pixels', () => {
  const { picture } = cutPatch(chart, { x: 0, y: 100, width: 40, height: 10, angle: Math.PI }, 1);
  expect(colourAt(picture, 0, 0)[0]).toBe(19);
  expect(colourAt(picture, 39, 0)[0]).toBe(0);
});

test('every part shows what the picture has there, and boxes go there and back', () => {
  const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  const regions = fc.record({
    x: number(80, 170),
    y: number(80, 120),
    width: number(20, 80),
    height: number(8, 40),
    angle: number(-3.1, 3.1),
  });
  fc.assert(
    fc.property(regions, number(0.3, 3), (region, scale) => {
      const { picture, place } = cutPatch(chart, region, scale);
      const [x, y] = [picture.width >> 1, picture.height >> 1];
      const point = place.pointInPicture({ x: x + 0.5, y: y + 0.5 });
      const [red, green] = colourAt(picture, x, y);
      // Colours are whole numbers, and blocks of pixels are averaged.
      expect(Math.abs(red - (point.x - 0.5))).toBeLessThanOrEqual(1);
      expect(Math.abs(green - (point.y - 0.5))).toBeLessThanOrEqual(1);
      const back = place.toPart(place.toPicture({ x, y, width: 4, height: 3 }));
      expect(back.x).toBeLessThanOrEqual(x);
      expect(back.y).toBeLessThanOrEqual(y);
      expect(back.x + back.width).toBeGreaterThanOrEqual(x + 4);
      expect(back.y + back.height).toBeGreaterThanOrEqual(y + 3);
    }),
  );
});
