import { expect, test } from 'vitest';
import type { Checkpoint } from '../learn/progress.ts';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';

const checkpoint: Checkpoint = {
  seed: 7,
  recipeHash: 'ab',
  progress: {
    step: 12,
    best: { step: 10, error: 0.1, nll: 0.3 },
    sinceBest: 2,
    lossSum: 1.25,
    lossSteps: 3,
    seconds: 4.5,
  },
  state: {
    weights: Float32Array.of(1.5, -2, Number.MIN_VALUE),
    naïve: Float32Array.of(),
    average: Float32Array.of(9),
  },
};

test('a decoded checkpoint equals the encoded one', () => {
  expect(decodeCheckpoint(encodeCheckpoint(checkpoint), 'x')).toEqual(checkpoint);
});

test('a view into a larger buffer is stored without the rest of the buffer', () => {
  const weights = Float32Array.of(0, 1, 2, 3).subarray(1, 3);
  const { state } = decodeCheckpoint(encodeCheckpoint({ ...checkpoint, state: { weights } }), 'x');
  expect(state).toEqual({ weights: Float32Array.of(1, 2) });
});

test('every truncation and every flipped bit is detected', () => {
  const bytes = encodeCheckpoint(checkpoint);
  for (let length = 0; length < bytes.length; length++) {
    expect(() => decodeCheckpoint(bytes.subarray(0, length), 'x')).toThrow(
      /^x: (not a checkpoint|truncated)/,
    );
  }
  for (let i = 0; i < bytes.length; i++) {
    const damaged = Uint8Array.from(bytes);
    damaged[i] ^= 1 << (i % 8);
    expect(() => decodeCheckpoint(damaged, 'x')).toThrow(/^x: (not a checkpoint|truncated or damaged)/);
  }
});
