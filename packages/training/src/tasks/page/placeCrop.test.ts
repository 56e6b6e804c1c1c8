import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import type { Crop } from './crop.ts';
import { AS_RENDERED, drawPlacing, emptyBatch, placeCrop } from './placeCrop.ts';
import { classWeights } from './testing/classWeights.ts';

/** Two cells by two: a dark pixel in the corner, a level line of number cells at the top. */
const crop: Crop = {
  dark: Uint8Array.from({ length: 64 }, (_, i) => (i === 7 ? 255 : i === 0 ? 51 : 0)),
  labels: Uint8Array.of(1, 3, 0, 0),
  centre: Uint8Array.of(1, 0, 0, 0),
  height: Float32Array.of(32, 32, 0, 0),
  cos: Float32Array.of(1, 1, 0, 0),
  sin: Float32Array.of(0, 0, 0, 0),
  kind: Uint8Array.of(1, 1, 0, 0),
};

function placed(placing: Partial<typeof AS_RENDERED>, side = 8, row = 0) {
  const batch = emptyBatch(row + 1, side);
  placeCrop(crop, { ...AS_RENDERED, ...placing }, { batch, row, side }, classWeights);
  return batch;
}

test('a crop as it was rendered', () => {
  const batch = placed({});
  expect([batch.images[0], batch.images[7]]).toEqual([Math.fround(0.2), 1]);
  expect([...batch.classes]).toEqual([
    ...[0, 2, 0, 0, 0, 0],
    ...[0, 0, 0, 4, 0, 0],
    ...[1, 0, 0, 0, 0, 0],
    ...[1, 0, 0, 0, 0, 0],
  ]);
  expect([...batch.centre]).toEqual([1, 0, 0, 0]);
  // Twice the reference height; to the right.
  expect([...batch.geometry.subarray(0, 6)]).toEqual([1, 1, 0, 1, 1, 0]);
  expect([...batch.geometryMask]).toEqual([1, 1, 0, 0]);
  expect([...batch.kinds.subarray(0, 6)]).toEqual([1, 0, 0, 1, 0, 0]);
});

test('turned clockwise, the top line runs down the right side', () => {
  const batch = placed({ turns: 1 });
  // The corner at the top right goes to the bottom right, the one at the top left to the top right.
  expect([batch.images[63], batch.images[7]]).toEqual([1, Math.fround(0.2)]);
  expect([...batch.geometryMask]).toEqual([0, 1, 0, 1]);
  expect([...batch.centre]).toEqual([0, 1, 0, 0]);
  expect([...batch.geometry.subarray(3, 6)].map((x) => x + 0)).toEqual([1, 0, 1]);
  const half = placed({ turns: 2 });
  expect([...half.geometryMask]).toEqual([0, 0, 1, 1]);
  expect([...half.geometry.subarray(9, 12)].map((x) => x + 0)).toEqual([1, -1, 0]);
});

test('a part of a crop goes to its row of the batch', () => {
  const batch = placed({ left: 1, top: 0 }, 4, 1);
  expect([...batch.images]).toEqual([...new Array(16).fill(0), 0, 0, 0, 1, ...new Array(12).fill(0)]);
  expect([...batch.geometryMask]).toEqual([0, 1]);
});

test('a placing stays inside the margin; negatives and brightness change the tones', () => {
  const still = { margin: 8, turn: 0, field: 0, invert: 0, brightness: 0, contrast: 0, gamma: 0 };
  const random = createRandom(1);
  const drawn = Array.from({ length: 50 }, (_, i) => drawPlacing(still, random.split(i)));
  expect(new Set(drawn.map(({ left }) => left))).toEqual(new Set([0, 1, 2]));
  expect([...drawn[0].tones]).toEqual([...AS_RENDERED.tones]);
  const negative = drawPlacing({ ...still, invert: 1 }, random).tones;
  expect([negative[0], negative[255]]).toEqual([1, 0]);
  const varied = { ...still, turn: 1, brightness: 0.2, contrast: 0.3, gamma: 0.3 };
  const { turns, tones } = drawPlacing(varied, random);
  expect([1, 2, 3]).toContain(turns);
  expect(tones.every((tone, i) => tone >= 0 && tone <= 1 && tone >= tones[Math.max(0, i - 1)])).toBe(true);
});
