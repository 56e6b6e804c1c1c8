import { expect, test } from 'vitest';
import { createClassifier } from '../model/classifier.ts';
import { bundleOf, sampleRuntime } from '../testing/bundle.ts';
import { occlusion } from './occlusion.ts';

/** Ink at (10, 12) speaks for 4, at (20, 15) for 9, and nothing else for anything. */
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

test('a pixel gets its own weight, fading over the squares that see it', async () => {
  const { side, values } = await mapOf(full, 4, 9);
  expect(side).toBe(28);
  // Squares begin at even pixels, −4 the first: 3×3 of them cover (10, 12), each with 3 / temperature.
  expect(values[12 * 28 + 10]).toBeCloseTo(6, 5);
  // Of the 2 that cover column 11 both cover column 10; of the 2 of column 7 one does.
  expect(values[12 * 28 + 11]).toBeCloseTo(6, 5);
  expect(values[12 * 28 + 7]).toBeCloseTo(3, 5);
  expect(values[12 * 28 + 15]).toBe(0);
  expect(values[15 * 28 + 20]).toBeCloseTo(-2, 5);
});

test('against all others each of them counts a ninth', async () => {
  const { values } = await mapOf(full, 4);
  expect(values[15 * 28 + 20]).toBeCloseTo(-2 / 9, 5);
});

test('where there is no ink to cover, nothing is said', async () => {
  const image = new Float32Array(784);
  expect(Math.max(...(await mapOf(image, 4, 9)).values.map(Math.abs))).toBe(0);
});

test('paper that is covered with ink tells what its emptiness says', async () => {
  const { values } = await mapOf(new Float32Array(784), 4, 9, 'ink');
  // Ink there would speak for 9: that there is none speaks for 4.
  expect(values[15 * 28 + 20]).toBeCloseTo(2, 5);
  expect(values[12 * 28 + 10]).toBeCloseTo(-6, 5);
});
