import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { eraseRectangle, eraseSome } from './occlusion.ts';

test('a rectangle is erased, clipped to the frame', () => {
  const ink = new Float32Array(784).fill(1);
  eraseRectangle(ink, 1, 27, 4, 6);
  const gone = [...ink.keys()].filter((i) => ink[i] === 0);
  expect(gone).toEqual([24, 25, 26, 27].flatMap((y) => [0, 1, 2].map((x) => y * 28 + x)));
});

test('occlusion has the requested probability, and always draws the same number of values', () => {
  const rng = createRandom('erase');
  let happened = 0;
  for (let i = 0; i < 2000; i++) {
    const ink = new Float32Array(784).fill(1);
    eraseSome(ink, rng, { probability: 0.25, size: 6 });
    if (ink.includes(0)) happened++;
  }
  expect(happened / 2000).toBeCloseTo(0.25, 1);
  const draws = (probability: number) => {
    const stream = createRandom(1);
    eraseSome(new Float32Array(784), stream, { probability, size: 6 });
    return stream.next();
  };
  expect(draws(0)).toBe(draws(1));
});
