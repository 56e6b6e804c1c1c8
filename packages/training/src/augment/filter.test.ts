import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { createElastic } from './elastic.ts';
import { filterSome } from './filter.ts';

const always = { probability: 1 };
/** A ring with a solid middle: only 0 and 1. */
const ring = Float32Array.from({ length: 784 }, (_, i) => {
  const r = Math.hypot((i % 28) - 13.5, Math.floor(i / 28) - 13.5);
  return r < 3 || (r > 7 && r < 10) ? 1 : 0;
});
const filtered = (seed: number, image = ring) => {
  const ink = image.slice();
  filterSome(ink, createRandom(seed), always, createElastic());
  return ink;
};
const seeds = Array.from({ length: 200 }, (_, i) => i);

test('the output is within [0, 1], and is the same for the same seed', () => {
  for (const seed of seeds) {
    const ink = filtered(seed);
    expect(Math.min(...ink)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...ink)).toBeLessThanOrEqual(1);
    expect(filtered(seed)).toEqual(ink);
  }
});

test('far from every edge a fully filtered picture keeps two tones, and sometimes they are inverted', () => {
  // If all neighbours are equal, a linear filter sees only the tone; (24, 24) to (26, 26) is paper,
  // (13, 13) ink.
  const middle = 13 * 28 + 13;
  const corner = 25 * 28 + 25;
  const turned = seeds.filter((seed) => filtered(seed)[middle] < filtered(seed)[corner]);
  expect(turned.length).toBeGreaterThan(10);
  expect(turned.length).toBeLessThan(100);
});

test('sometimes one part of the picture is unchanged and another is not', () => {
  const partly = seeds.filter((seed) => {
    const ink = filtered(seed);
    const kept = ink.filter((value, i) => value === ring[i]).length;
    const changed = ink.filter((value, i) => Math.abs(value - ring[i]) > 0.2).length;
    return kept > 200 && changed > 100;
  });
  expect(partly.length).toBeGreaterThan(20);
});

test('an empty picture stays empty, and nothing happens at probability 0', () => {
  for (const seed of seeds) expect(filtered(seed, new Float32Array(784))).toEqual(new Float32Array(784));
  const ink = ring.slice();
  filterSome(ink, createRandom(1), { probability: 0 }, createElastic());
  expect(ink).toEqual(ring);
});
