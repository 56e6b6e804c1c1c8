import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { createElastic } from './elastic.ts';
import { shadeSome } from './paper.ts';

const ramp = Float32Array.from({ length: 784 }, (_, i) => i / 783);
const shaded = (image: Float32Array, seed: number, settings: Partial<Parameters<typeof shadeSome>[2]>) => {
  const ink = image.slice();
  shadeSome(
    ink,
    createRandom(seed),
    { probability: 1, darkness: 0, unevenness: 0, ...settings },
    createElastic(),
  );
  return ink;
};
const seeds = Array.from({ length: 100 }, (_, i) => i);

test('on even grey paper the order of tones is preserved, and the paper is at most as dark as requested', () => {
  const papers = seeds.map((seed) => {
    const ink = shaded(ramp, seed, { darkness: 0.5 });
    for (let i = 1; i < ink.length; i++) expect(ink[i]).toBeGreaterThanOrEqual(ink[i - 1]);
    expect(ink[783]).toBeLessThanOrEqual(1);
    return ink[0];
  });
  expect(Math.max(...papers)).toBeLessThanOrEqual(0.5);
  expect(Math.max(...papers)).toBeGreaterThan(0.4);
  expect(Math.min(...papers)).toBeLessThan(0.1);
});

test('ink keeps at least two fifths of its contrast', () => {
  for (const seed of seeds) {
    const ink = shaded(ramp, seed, {});
    expect(ink[783] - ink[0]).toBeGreaterThanOrEqual(0.4 - 1e-6);
  }
});

test('uneven light is smooth: neighbours differ little where corners differ much', () => {
  const spread = (values: number[]) => Math.max(...values) - Math.min(...values);
  let wide = 0;
  for (const seed of seeds) {
    const ink = shaded(new Float32Array(784).fill(0.5), seed, { unevenness: 0.3 });
    for (let i = 1; i < 784; i++) {
      if (i % 28 > 0) expect(Math.abs(ink[i] - ink[i - 1])).toBeLessThan(0.35);
    }
    if (spread([...ink]) > 0.3) wide++;
  }
  expect(wide).toBeGreaterThan(20);
});

test('nothing happens at probability 0', () => {
  expect(shaded(ramp, 1, { probability: 0, darkness: 1, unevenness: 1 })).toEqual(ramp);
});
