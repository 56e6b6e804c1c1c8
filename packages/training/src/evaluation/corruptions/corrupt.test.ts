import { createRandom } from '@cifra/core/random/random.ts';
import { describe, expect, test } from 'vitest';
import { corrupt } from './corrupt.ts';
import { CORRUPTIONS, SEVERITIES } from './kinds.ts';
import { segment } from './lines.ts';
import { impulseNoise, poisson, shotNoise } from './noise.ts';

/** A vertical stroke, 3 pixels wide. */
const bar = Float32Array.from({ length: 784 }, (_, i) =>
  Math.abs((i % 28) - 14) <= 1 && i >= 28 * 5 && i < 28 * 23 ? 1 : 0,
);
const moved = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) / a.length;

describe.each(CORRUPTIONS)('%s', (kind) => {
  const at = (severity: (typeof SEVERITIES)[number], seed = 1) =>
    corrupt(bar, kind, severity, createRandom(seed).split('test'));

  test('stays within [0, 1], does not change its input, and is the same for the same seed', () => {
    const before = Float32Array.from(bar);
    for (const severity of SEVERITIES) {
      const out = at(severity);
      expect(out).toHaveLength(784);
      expect(out.every((value) => value >= 0 && value <= 1)).toBe(true);
      expect(at(severity)).toEqual(out);
    }
    expect(bar).toEqual(before);
  });

  test('changes the digit', () => {
    for (const severity of SEVERITIES) expect(moved(at(severity), bar)).toBeGreaterThan(0.002);
  });
});

test('higher severity is worse, on average over draws, for all but the blurs', () => {
  const block = Float32Array.from({ length: 784 }, (_, i) =>
    Math.abs((i % 28) - 14) <= 4 && i >= 28 * 5 && i < 28 * 23 ? 1 : 0,
  );
  const blurs: readonly string[] = ['canny edges', 'glass blur', 'motion blur', 'spatter'];
  const growing = CORRUPTIONS.filter((kind) => !blurs.includes(kind));
  for (const kind of growing) {
    const mean = SEVERITIES.map((severity) => {
      let sum = 0;
      for (let seed = 0; seed < 40; seed++)
        sum += moved(corrupt(block, kind, severity, createRandom(seed)), block);
      return sum;
    });
    for (let k = 1; k < 5; k++) expect(mean[k], `${kind}, severity ${k + 1}`).toBeGreaterThan(mean[k - 1]);
  }
});

test('a picture of another size is refused', () => {
  expect(() => corrupt(new Float32Array(3), 'fog', 1, createRandom(1))).toThrow(
    'corrupt: image has 3 values, expected 784',
  );
});

test('Poisson counts have their mean as variance', () => {
  const random = createRandom(5);
  for (const mean of [0.5, 3, 60]) {
    const counts = Array.from({ length: 20_000 }, () => poisson(mean, random));
    const average = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const variance = counts.reduce((sum, count) => sum + (count - average) ** 2, 0) / counts.length;
    expect(Math.abs(average / mean - 1)).toBeLessThan(0.03);
    expect(Math.abs(variance / mean - 1)).toBeLessThan(0.05);
  }
  expect(poisson(0, random)).toBe(0);
});

test('shot noise leaves paper white; salt and pepper changes its share of pixels, half to each', () => {
  expect(shotNoise(new Float32Array(784), 3, createRandom(1)).some((ink) => ink > 0)).toBe(false);
  const grey = new Float32Array(100_000).fill(0.5);
  const out = impulseNoise(grey, 0.17, createRandom(1));
  const share = (value: number) => out.filter((ink) => ink === value).length / out.length;
  expect(share(1)).toBeCloseTo(0.085, 2);
  expect(share(0)).toBeCloseTo(0.085, 2);
});

test('brightness, stripe and translation, by hand', () => {
  const paper = new Float32Array(784);
  expect(corrupt(paper, 'brightness', 5, createRandom(1)).every((ink) => ink === 0.5)).toBe(true);
  const striped = corrupt(paper, 'stripe', 3, createRandom(1));
  expect(striped.slice(28, 56)).toEqual(
    Float32Array.from({ length: 28 }, (_, x) => (x < 7 || x >= 21 ? 1 : 0)),
  );
  const dot = paper.slice();
  dot[14 * 28 + 14] = 1;
  for (let seed = 0; seed < 8; seed++) {
    const at = corrupt(dot, 'translate', 3, createRandom(seed)).indexOf(1);
    expect([11, 17]).toContain(at % 28);
    expect([11, 17]).toContain(Math.floor(at / 28));
  }
});

test('a horizontal stroke: full ink in its row, ln(1 - d / reach) + 1 next to it, columns from the first to before the last', () => {
  const ink = segment([2, 10], [5, 10], 2.3);
  const column = (x: number) => Array.from({ length: 28 }, (_, y) => ink[y * 28 + x]);
  expect(column(1).every((value) => value === 0)).toBe(true);
  expect(column(5).every((value) => value === 0)).toBe(true);
  for (const x of [2, 3, 4]) {
    expect(ink[10 * 28 + x]).toBe(1);
    expect(ink[9 * 28 + x]).toBeCloseTo(1 + Math.log(1 - 1 / 2.3), 12);
    expect(ink[11 * 28 + x]).toBeCloseTo(1 + Math.log(1 - 1 / 2.3), 12);
    expect(column(x).filter((value) => value > 0)).toHaveLength(3);
  }
});

test('dots are two columns out of four; a zigzag crosses the frame', () => {
  const paper = new Float32Array(784);
  const dotted = corrupt(paper, 'dotted line', 3, createRandom(2));
  const columns = Array.from({ length: 28 }, (_, x) => dotted.some((ink, i) => i % 28 === x && ink > 0));
  columns.forEach((on, x) => {
    if (x % 4 < 2 || x === 27) expect(on).toBe(false);
  });
  expect(columns.filter(Boolean).length).toBeGreaterThan(8);
  const zigzag = corrupt(paper, 'zigzag', 3, createRandom(2));
  const crossed = Array.from({ length: 28 }, (_, x) => zigzag.some((ink, i) => i % 28 === x && ink > 0));
  expect(crossed).toEqual(Array.from({ length: 28 }, (_, x) => x >= 2 && x < 25));
});
