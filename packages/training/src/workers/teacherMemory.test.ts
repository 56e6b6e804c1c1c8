import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { digitAugmentation } from '../augment/augment.ts';
import { createBatches } from '../learn/batches.ts';
import { syntheticDataset } from '../synthetic/digits/syntheticDataset.ts';
import { rememberTeacher } from './teacherMemory.ts';

/** A teacher whose answer depends on every pixel; counts its calls. */
function pixelTeacher() {
  let asked = 0;
  const logits = async (images: Float32Array) => {
    asked++;
    return Float32Array.from({ length: (images.length / 784) * 10 }, (_, i) => {
      const row = Math.floor(i / 10);
      return images
        .subarray(row * 784, (row + 1) * 784)
        .reduce((sum, ink, pixel) => sum + ink * (pixel + (i % 10)), 0);
    });
  };
  return { logits, asked: () => asked };
}

test('a cached answer equals a computed one, and the teacher is called once per variant', async () => {
  const dataset = syntheticDataset({ writers: 2, perWriter: 16, seed: 3 });
  const distillation = { teachers: ['any'], weight: 0.5, temperature: 2, variants: 2 };
  const recipe = { batchSize: 8, augmentation: digitAugmentation, distillation };
  const batches = createBatches(dataset, recipe, createRandom(1));
  const teacher = pixelTeacher();
  const ask = rememberTeacher(teacher.logits, batches.images ?? 0);
  const stepsOfVariants = 2 * batches.stepsPerEpoch;
  for (let step = 0; step < 3 * stepsOfVariants; step++) {
    const { images } = batches.at(step);
    expect(await ask(images, batches.numbers?.(step))).toEqual(await pixelTeacher().logits(images));
  }
  expect(teacher.asked()).toBe(stepsOfVariants);
});
