import { expect, test } from 'vitest';
import { createClassifier } from '../model/classifier.ts';
import { bundleOf, sampleRuntime } from '../testing/bundle.ts';
import { occlusion } from './occlusion.ts';

/** Ink at (10, 12) is evidence for 4, at (20, 15) for 9; other ink has no effect. */
const logits = (image: Float32Array) =>
  Array.from({ length: 10 }, (_, k) =>
    k === 4 ? 3 * image[12 * 28 + 10] : k === 9 ? image[15 * 28 + 20] : 0,
  );

async function mapOf(
  image: Float32Array,
  ...more: [digit: number, against?: number, cover?: 'paper' | 'ink']
) {
  const classifier = await createClassifier(bundleOf({ temperature: 0.5 }), sampleRuntime(logits));
  return occlusion(classifier, image, ...more);
}

const full = new Float32Array(784).fill(1);

test('a pixel gets its own weight, fading over the squares that cover it', async () => {
  const { side, values } = await mapOf(full, 4, 9);
  expect(side).toBe(28);
  // Squares start at even pixels from −4 on: 3×3 of them cover (10, 12), each with 3 / temperature.
  expect(values[12 * 28 + 10]).toBeCloseTo(6, 5);
  // Both squares that cover column 11 also cover column 10; of the 2 that cover column 7, one does.
  expect(values[12 * 28 + 11]).toBeCloseTo(6, 5);
  expect(values[12 * 28 + 7]).toBeCloseTo(3, 5);
  expect(values[12 * 28 + 15]).toBe(0);
  expect(values[15 * 28 + 20]).toBeCloseTo(-2, 5);
});

test('without a second digit, each other digit counts a ninth', async () => {
  const { values } = await mapOf(full, 4);
  expect(values[15 * 28 + 20]).toBeCloseTo(-2 / 9, 5);
});

test('blank paper has no evidence', async () => {
  const image = new Float32Array(784);
  expect(Math.max(...(await mapOf(image, 4, 9)).values.map(Math.abs))).toBe(0);
});

test('covering with ink shows the evidence of empty paper', async () => {
  const { values } = await mapOf(new Float32Array(784), 4, 9, 'ink');
  // Ink there would be evidence for 9, so its absence is evidence for 4.
  expect(values[15 * 28 + 20]).toBeCloseTo(2, 5);
  expect(values[12 * 28 + 10]).toBeCloseTo(-6, 5);
});
