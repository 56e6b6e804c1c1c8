import { STRIP_HEIGHT } from '@cifra/core/frames/strip.ts';
import { createRandom, type Random } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { fade, LOOK, type Look } from './fade.ts';

const WIDTH = 12;
const PLAIN: Look = { stroke: 0, blur: 0, gain: 0, gamma: 1, noise: 0 };

/** A square of 4×4 pixels in the middle. */
function square(darkness = 1): Float32Array {
  const strip = new Float32Array(STRIP_HEIGHT * WIDTH);
  for (let y = 14; y < 18; y++) strip.fill(darkness, y * WIDTH + 4, y * WIDTH + 8);
  return strip;
}

/** Returns this share for every number requested in [0, 1). */
const always = (share: number): Random => ({ ...createRandom(1), next: () => share });
const sum = (strip: Float32Array) => strip.reduce((a, b) => a + b, 0);

function faded(strip: Float32Array, look: Partial<Look>, random: Random): Float32Array {
  fade(strip, random, { ...PLAIN, ...look });
  return strip;
}

test('ink stays between paper and full ink for any draw', () => {
  for (let seed = 0; seed < 50; seed++) {
    const random = createRandom(seed);
    const strip = Float32Array.from({ length: STRIP_HEIGHT * WIDTH }, () => random.next());
    fade(strip, random, { ...LOOK, noise: 0.5, gain: 0.9 });
    expect(strip.every((ink) => ink >= 0 && ink <= 1)).toBe(true);
  }
});

test('zero settings change nothing', () => {
  expect(faded(square(0.5), {}, createRandom(1))).toEqual(square(0.5));
});

test('strokes grow to their neighbours above, below, left and right, and shrink by them', () => {
  // The largest number drawn is close to 1: half of a dilation; 0 is half of an erosion.
  const grown = faded(square(), { stroke: 0.5 }, always(1 - 2 ** -32));
  expect(sum(grown)).toBeCloseTo(16 + 16 / 2, 4);
  expect(grown[13 * WIDTH + 5]).toBeCloseTo(0.5, 4);
  expect(grown[13 * WIDTH + 3]).toBe(0);
  expect(sum(faded(square(), { stroke: 0.5 }, always(0)))).toBeCloseTo(16 - 12 / 2, 4);
});

test('a stroke along the edge does not wrap to the other side', () => {
  const strip = new Float32Array(STRIP_HEIGHT * WIDTH);
  for (let y = 0; y < STRIP_HEIGHT; y++) strip[y * WIDTH] = 1;
  for (const look of [{ stroke: 0.5 }, { blur: 0.8 }]) {
    const out = faded(strip.slice(), look, always(1 - 2 ** -32));
    for (let y = 0; y < STRIP_HEIGHT; y++) expect(out[y * WIDTH + WIDTH - 1]).toBe(0);
    expect(out[1]).toBeGreaterThan(0.1);
  }
});

test('a blur keeps the ink, and spreads it by the binomial mean', () => {
  const strip = new Float32Array(STRIP_HEIGHT * WIDTH);
  strip[16 * WIDTH + 6] = 1;
  faded(strip, { blur: 1 }, always(1 - 2 ** -32));
  const around = [15, 16, 17].map((y) => [5, 6, 7].map((x) => 16 * strip[y * WIDTH + x]));
  [1, 2, 1, 2, 4, 2, 1, 2, 1].forEach((weight, i) => {
    expect(around.flat()[i]).toBeCloseTo(weight, 4);
  });
  expect(sum(strip)).toBeCloseTo(1, 5);
});

test('gain and bend are between their extremes', () => {
  const [x, most] = [16 * WIDTH + 6, 1 - 2 ** -32];
  expect(faded(square(0.5), { gain: 0.3 }, always(0))[x]).toBeCloseTo(0.35, 4);
  expect(faded(square(0.5), { gain: 0.3 }, always(most))[x]).toBeCloseTo(0.65, 4);
  expect(faded(square(0.5), { gamma: 1.5 }, always(0))[x]).toBeCloseTo(0.5 ** (1 / 1.5), 4);
  expect(faded(square(0.5), { gamma: 1.5 }, always(most))[x]).toBeCloseTo(0.5 ** 1.5, 4);
});

test('about half of the strips have noise, up to the requested maximum', () => {
  const spreads = Array.from({ length: 200 }, (_, seed) => {
    const strip = new Float32Array(STRIP_HEIGHT * 40).fill(0.5);
    fade(strip, createRandom(seed), { ...PLAIN, noise: 0.06 });
    return Math.sqrt(strip.reduce((all, ink) => all + (ink - 0.5) ** 2, 0) / strip.length);
  });
  const noisy = spreads.filter((spread) => spread > 0);
  expect(noisy.length).toBeGreaterThan(70);
  expect(noisy.length).toBeLessThan(130);
  expect(Math.max(...noisy)).toBeLessThan(0.065);
});
