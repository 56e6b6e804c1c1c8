import { STRIP_DIGIT, STRIP_HEIGHT } from '@cifra/core/frames/strip.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { cutLine, GEOMETRY, type Geometry, NEUTRAL } from './cutLine.ts';
import type { Line } from './strip.ts';

type Bar = readonly [x: number, y: number, width: number, height: number];

/**
 * A line on a page; its digits are between `left` and `right`, as high as in a strip, between rows
 * 3 and 29.
 */
function page(
  width: number,
  [left, right]: readonly [number, number],
  bars: readonly Bar[],
  level = 1,
): Line {
  const data = new Float32Array(STRIP_HEIGHT * width);
  for (const [x, y, w, h] of bars) {
    for (let row = y; row < y + h; row++) data.fill(level, row * width + x, row * width + x + w);
  }
  const ink = { width, height: STRIP_HEIGHT, data };
  return { symbols: [], ink, level, left, right, top: 3, bottom: 29, digit: STRIP_DIGIT };
}

function cut(line: Line, width: number, geometry: Geometry = NEUTRAL, seed = 1): Float32Array {
  // Previous contents must not show through.
  const out = new Float32Array(STRIP_HEIGHT * width).fill(7);
  cutLine(line, width, createRandom(seed), geometry, out);
  return out;
}

/** Ink of each column. */
function profile(strip: Float32Array): number[] {
  const width = strip.length / STRIP_HEIGHT;
  return Array.from({ length: width }, (_, x) =>
    Array.from({ length: STRIP_HEIGHT }, (_, y) => strip[y * width + x]).reduce((a, b) => a + b),
  );
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
/** Mean place of the ink from the left, pixels. */
const middle = (columns: readonly number[]) => sum(columns.map((ink, x) => ink * (x + 0.5))) / sum(columns);

test('without changes, a line at the strip’s own size stays in place, pixel for pixel', () => {
  const line = page(
    48,
    [0, 48],
    [
      [2, 3, 4, 26],
      [20, 3, 9, 5],
      [41, 20, 3, 9],
    ],
  );
  expect([...cut(line, 48)]).toEqual([...line.ink.data]);
});

test('the darkness of a firm stroke becomes 1', () => {
  const line = page(48, [0, 48], [[10, 3, 6, 26]], 0.25);
  expect(Math.max(...cut(line, 48))).toBe(1);
  expect(sum([...cut(line, 48)])).toBeCloseTo(6 * 26, 3);
});

test('a line twice as high is reduced to the height of the strip’s digits', () => {
  const data = new Float32Array(64 * 96);
  for (let y = 6; y < 58; y++) data.fill(1, y * 96 + 40, y * 96 + 56);
  const line: Line = {
    symbols: [],
    ink: { width: 96, height: 64, data },
    level: 1,
    left: 0,
    right: 96,
    top: 6,
    bottom: 58,
    digit: 52,
  };
  const columns = profile(cut(line, 48));
  expect(middle(columns)).toBeCloseTo(24, 1);
  expect(Math.max(...columns)).toBeCloseTo(26, 0);
  expect(sum(columns)).toBeCloseTo(8 * 26, -1);
});

test('a line that is too long is squeezed, only in its width', () => {
  const line = page(
    96,
    [0, 96],
    [
      [0, 3, 8, 26],
      [88, 3, 8, 26],
    ],
  );
  const columns = profile(cut(line, 48));
  expect(columns[1]).toBeCloseTo(26, 0);
  expect(columns[46]).toBeCloseTo(26, 0);
  expect(middle(columns)).toBeCloseTo(24, 3);
  expect(sum(columns)).toBeCloseTo((16 / 2) * 26, -1);
});

test('a short line starts near the left, followed by paper', () => {
  for (const seed of [1, 2, 3]) {
    const columns = profile(cut(page(40, [0, 40], [[0, 3, 40, 26]]), 160, NEUTRAL, seed));
    const first = columns.findIndex((ink) => ink > 13);
    expect(first).toBeLessThanOrEqual(0.15 * 120 + 1);
    expect(sum(columns.slice(first, first + 40)) / (40 * 26)).toBeGreaterThan(0.95);
    expect(sum(columns.slice(first + 42))).toBe(0);
  }
});

test('the page beyond the line is hidden, even if its ink continues', () => {
  // Ink all over the page; the line ends at 50, and half a digit beyond it the paper starts.
  const columns = profile(cut(page(200, [20, 50], [[0, 3, 200, 26]]), 120));
  const dark = columns.filter((ink) => ink > 13).length;
  expect(dark).toBeGreaterThanOrEqual(30);
  expect(dark).toBeLessThanOrEqual(30 + STRIP_DIGIT + 1);
  expect(sum(columns.slice(80))).toBe(0);
});

test('slant moves the bottom left and the top right, or the reverse, up to its limit', () => {
  const line = page(64, [0, 64], [[30, 3, 4, 26]]);
  const leans = Array.from({ length: 20 }, (_, seed) => {
    const strip = cut(line, 64, { ...NEUTRAL, slant: 0.35 }, seed);
    const above = profile(strip.map((ink, i) => (i < 10 * 64 ? ink : 0)));
    const below = profile(strip.map((ink, i) => (i >= 22 * 64 ? ink : 0)));
    return (middle(above) - middle(below)) / 19;
  });
  expect(Math.max(...leans.map(Math.abs))).toBeLessThan(0.37);
  expect(Math.max(...leans)).toBeGreaterThan(0.1);
  expect(Math.min(...leans)).toBeLessThan(-0.1);
});

test('the same random numbers give the same strip; others a different one', () => {
  const line = page(64, [0, 64], [[10, 3, 4, 26]]);
  expect(cut(line, 80, GEOMETRY, 5)).toEqual(cut(line, 80, GEOMETRY, 5));
  expect(cut(line, 80, GEOMETRY, 5)).not.toEqual(cut(line, 80, GEOMETRY, 6));
});

test('under any distortion ink stays between paper and full ink', () => {
  const line = page(
    64,
    [4, 60],
    [
      [4, 3, 4, 26],
      [30, 10, 30, 4],
    ],
  );
  for (let seed = 0; seed < 20; seed++) {
    const strip = cut(line, 96, GEOMETRY, seed);
    expect(strip.every((ink) => ink >= 0 && ink <= 1)).toBe(true);
    expect(Math.max(...strip)).toBeGreaterThan(0.5);
  }
});
