import { expect, test } from 'vitest';
import type { Box, Raster } from '../base/types.ts';
import type { Span } from '../decode/align.ts';
import { boxOf, inkOf, partsOf } from './symbolInk.ts';

/** Draws boxes of full ink on a strip 32 pixels high. */
function drawn(width: number, boxes: readonly Box[], darkness = 1): Raster {
  const data = new Float32Array(32 * width);
  for (const { x, y, width: w, height: h } of boxes) {
    for (let row = y; row < y + h; row++) data.fill(darkness, row * width + x, row * width + x + w);
  }
  return { width, height: 32, data };
}

const bar = (x: number, width: number, y = 3, height = 26): Box => ({ x, y, width, height });
/** Returns the span of the one 4-pixel column that contains the middle of a box. */
const spike = ({ x, width }: Box) => {
  const column = Math.floor((x + width / 2) / 4);
  return { from: column, to: column };
};

const symbolBoxes = (strip: Raster, spans: readonly Span[], stride: number) =>
  partsOf(strip, spans, stride).map((part) => boxOf(strip, part));

test('symbols with paper between them have boxes of their own ink', () => {
  const boxes = [bar(5, 10), bar(24, 3, 20, 9), bar(40, 14, 2, 30)];
  expect(symbolBoxes(drawn(64, boxes), boxes.map(spike), 4)).toEqual(boxes);
});

test('a wide gap is cut in its middle, so that a stray stroke belongs to the nearer symbol', () => {
  const [left, right] = [bar(4, 8), bar(44, 8)];
  const stray = { x: 17, y: 10, width: 2, height: 2 };
  const [first, second] = symbolBoxes(drawn(60, [left, right, stray]), [left, right].map(spike), 4);
  expect(first).toEqual({ x: 4, y: 3, width: 15, height: 26 });
  expect(second).toEqual(right);
});

test('touching symbols are separated where there is least ink between them', () => {
  // Two bars joined by a stroke 2 pixels thick from 14 to 22.
  const strip = drawn(40, [bar(6, 8), bar(14, 8, 15, 2), bar(22, 10)]);
  const [left, right] = symbolBoxes(strip, [spike(bar(6, 8)), spike(bar(22, 10))], 4);
  expect(left.x).toBe(6);
  expect(left.x + left.width).toBe(right.x);
  expect(right.x).toBeGreaterThanOrEqual(14);
  expect(right.x).toBeLessThanOrEqual(22);
  expect(right.x + right.width).toBe(32);
});

test('a symbol reaches half a height beyond its columns, and ink further away is ignored', () => {
  const own = bar(40, 8);
  const [box] = symbolBoxes(drawn(120, [bar(2, 4), own, bar(110, 6)]), [{ from: 10, to: 11 }], 4);
  expect(box).toEqual(own);
});

test('without ink the box has the full height', () => {
  const [box] = symbolBoxes(drawn(64, []), [{ from: 7, to: 8 }], 4);
  expect(box).toEqual({ x: 12, y: 0, width: 40, height: 32 });
});

test('pale ink does not count', () => {
  const [box] = symbolBoxes(drawn(64, [bar(30, 4)], 0.29), [{ from: 7, to: 8 }], 4);
  expect(box.height).toBe(32);
});

test('boxes stay in the strip and are never empty, for any number of symbols', () => {
  const strip = drawn(16, [bar(0, 16)]);
  const spans = [0, 1, 2, 3].map((column) => ({ from: column, to: column }));
  const boxes = symbolBoxes(strip, spans, 4);
  for (const [i, { x, width }] of boxes.entries()) {
    expect(width).toBeGreaterThan(0);
    expect(x).toBeGreaterThanOrEqual(i > 0 ? boxes[i - 1].x + 1 : 0);
    expect(x + width).toBeLessThanOrEqual(16);
  }
});

/** Draws strokes 3 pixels wide from their feet up, leaning `slope` pixels for each pixel up. */
function slanted(width: number, feet: readonly number[], slope: number): Raster {
  const data = new Float32Array(32 * width);
  for (const foot of feet) {
    for (let y = 3; y < 29; y++) {
      const x = Math.round(foot + slope * (28 - y));
      data.fill(1, y * width + x, y * width + x + 3);
    }
  }
  return { width, height: 32, data };
}

test('slanted neighbours whose columns overlap keep all of their own ink', () => {
  const strip = slanted(64, [10, 22], 0.35);
  const alone = [10, 22].map((foot) => slanted(64, [foot], 0.35));
  const spans = [
    { from: 4, to: 5 },
    { from: 7, to: 7 },
  ];
  const parts = partsOf(strip, spans, 4);
  expect(parts.map((part) => inkOf(strip, part).data)).toEqual(alone.map(({ data }) => data));
  expect(parts.map(({ cut }) => cut)).toEqual(['free', 'free']);
});

test('every pixel between the outer ends belongs to one part', () => {
  const strip = drawn(80, [bar(6, 8), bar(14, 8, 15, 2), bar(22, 10), bar(40, 5), bar(44, 20, 10, 4)]);
  const parts = partsOf(
    strip,
    [2, 6, 10, 13].map((column) => ({ from: column, to: column })),
    4,
  );
  const sum = new Float32Array(strip.data.length);
  for (const part of parts)
    inkOf(strip, part).data.forEach((value, i) => {
      sum[i] += value;
    });
  expect(sum).toEqual(strip.data);
});

test('paper texture is not a stroke, even if it adds up to as much ink over the height of a strip', () => {
  const bars = [bar(6, 8), bar(30, 8)];
  const strip = drawn(44, bars);
  const textured = { ...strip, data: strip.data.map((ink) => Math.max(ink, 0.03)) };
  const cuts = [strip, textured].map((each) => partsOf(each, bars.map(spike), 4).map(({ cut }) => cut));
  expect(cuts).toEqual([
    ['free', 'free'],
    ['haze', 'haze'],
  ]);
});

test('a stroke that joins two symbols is cut, and both parts report it', () => {
  const strip = drawn(60, [bar(6, 8), bar(14, 8, 15, 3), bar(22, 10), bar(44, 8)]);
  const parts = partsOf(strip, [bar(6, 8), bar(22, 10), bar(44, 8)].map(spike), 4);
  expect(parts.map(({ cut }) => cut)).toEqual(['stroke', 'stroke', 'free']);
});
