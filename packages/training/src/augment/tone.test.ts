import { expect, test } from 'vitest';
import { bendTone } from './tone.ts';

test('the tone curve keeps paper and full ink and bends the middle', () => {
  const ink = Float32Array.of(0, 0.5, 1);
  bendTone(ink, 1, 0.4);
  expect([...ink]).toEqual([0, Math.fround(0.6), 1]);
});

test('a gain is clamped at full ink', () => {
  const ink = Float32Array.of(0, 0.5, 0.9);
  bendTone(ink, 1.5, 0);
  expect([...ink]).toEqual([0, 0.75, 1]);
});
