import { expect, test } from 'vitest';
import type { Raster } from '../base/types.ts';
import { drawStrokes, rasterOf, sheet } from '../testing/pen.ts';
import { cutStrip, pageOf, type Region, STRIP_HEIGHT, stripWidth, widened } from './strip.ts';

/** Draws a bar 60 pixels long and 6 wide around (100, 80), rotated. */
function bar(angle: number): Raster {
  const [dx, dy] = [30 * Math.cos(angle), 30 * Math.sin(angle)];
  return rasterOf(
    drawStrokes(
      sheet(200, 160),
      [
        [
          [99.5 - dx, 79.5 - dy],
          [99.5 + dx, 79.5 + dy],
        ],
      ],
      6,
      0.5,
    ),
  );
}

/** Returns the ink of each row. */
function rows({ width, height, data }: Raster): number[] {
  return Array.from({ length: height }, (_, y) =>
    data.subarray(y * width, (y + 1) * width).reduce((sum, value) => sum + value, 0),
  );
}

test('the width is a multiple of four and at least 16', () => {
  const of = (width: number) => stripWidth({ x: 0, y: 0, width, height: 32, angle: 0 });
  expect([1, 16, 17, 101, 104].map(of)).toEqual([16, 16, 20, 104, 104]);
});

test('a region of the strip’s own size is copied', () => {
  const page = { width: 40, height: 40, data: Float32Array.from({ length: 1600 }, (_, i) => (i % 7) / 8) };
  const strip = cutStrip(page, 1, { x: 20, y: 20, width: 32, height: 32, angle: 0 });
  for (const [x, y] of [
    [0, 0],
    [31, 31],
    [5, 9],
  ]) {
    expect(strip.data[y * 32 + x]).toBeCloseTo(page.data[(y + 4) * 40 + x + 4], 5);
  }
});

test.each([0, 0.2, -0.2])('a bar rotated by %f is deskewed and centred, at full ink', (angle) => {
  for (const height of [24, 32, 96]) {
    const strip = cutStrip(bar(angle), 0.5, { x: 100, y: 80, width: 80, height, angle });
    const ink = rows(strip);
    const total = ink.reduce((a, b) => a + b, 0);
    const middle = ink.reduce((sum, value, y) => sum + value * (y + 0.5), 0) / total;
    expect(middle).toBeCloseTo(STRIP_HEIGHT / 2, 1);
    // Ink is kept: (60 × 6 + the round ends) in pixels of the strip.
    const area = (360 + 9 * Math.PI) * (STRIP_HEIGHT / height) ** 2;
    expect(Math.abs(total / area - 1)).toBeLessThan(0.03);
    expect(ink[STRIP_HEIGHT / 2]).toBeGreaterThan(0.9 * 60 * (STRIP_HEIGHT / height));
    expect(ink[2]).toBe(0);
  }
});

test('outside the page there is paper, and nothing is darker than 1', () => {
  const dark: Raster = { width: 20, height: 20, data: new Float32Array(400).fill(0.9) };
  const strip = cutStrip(dark, 0.5, { x: 0, y: 10, width: 64, height: 20, angle: 0 });
  expect(strip.data[16 * strip.width + strip.width / 2 - 3]).toBe(0);
  expect(strip.data[16 * strip.width + strip.width / 2 + 3]).toBe(1);
  expect(Math.max(...strip.data)).toBe(1);
  expect(Math.max(...cutStrip(dark, 0, { x: 0, y: 10, width: 64, height: 20, angle: 0 }).data)).toBe(0);
});

test('points of the strip are mapped to the page', () => {
  const region: Region = { x: 50, y: 40, width: 128, height: 64, angle: Math.PI / 2 };
  expect(pageOf(region, 32, 16)).toEqual({ x: 50, y: 40 });
  const right = pageOf(region, 64, 16);
  expect(right.x).toBeCloseTo(50);
  expect(right.y).toBeCloseTo(104);
});

test('a strip is widened together with its ink', () => {
  const strip = cutStrip(bar(0), 0.5, { x: 100, y: 80, width: 80, height: 32, angle: 0 });
  const wide = widened(strip, 1.25);
  expect([wide.width, wide.height]).toEqual([100, STRIP_HEIGHT]);
  const [before, after] = [strip, wide].map((each) => rows(each).reduce((a, b) => a + b, 0));
  expect(after / before).toBeCloseTo(1.25, 2);
  expect(widened(strip, 1.01).width).toBe(84);
});

test('an empty region is an error', () => {
  const page = { width: 1, height: 1, data: new Float32Array(1) };
  expect(() => cutStrip(page, 1, { x: 0, y: 0, width: 0, height: 3, angle: 0 })).toThrow(
    'cutStrip: region of 0×3',
  );
});
