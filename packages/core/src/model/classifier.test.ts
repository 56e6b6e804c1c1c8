import { expect, test } from 'vitest';
import { bundleOf, sampleRuntime } from '../testing/bundle.ts';
import { createClassifier } from './classifier.ts';

const image = (value: number) => new Float32Array(784).fill(value);
const echo = (pixels: Float32Array) => Array.from({ length: 10 }, (_, digit) => pixels[0] + digit);

test('logits come back in the order of the images, whatever the batch', async () => {
  const batches: number[] = [];
  const classifier = await createClassifier(bundleOf(), sampleRuntime(echo, batches));
  const logits = await classifier.classify(Array.from({ length: 600 }, (_, n) => image(n)));
  expect(logits).toHaveLength(6000);
  expect(Array.from({ length: 600 }, (_, n) => logits[n * 10])).toEqual(
    Array.from({ length: 600 }, (_, n) => n),
  );
  expect(batches).toEqual([256, 256, 88]);
});

test('an empty batch does not call the runtime', async () => {
  const batches: number[] = [];
  const classifier = await createClassifier(bundleOf(), sampleRuntime(echo, batches));
  expect(await classifier.classify([])).toHaveLength(0);
  expect(batches).toEqual([]);
});

test('calls take turns, and a failed one does not stop the next', async () => {
  const classifier = await createClassifier(bundleOf(), sampleRuntime(echo));
  const [bad, good] = await Promise.allSettled([
    classifier.classify([new Float32Array(3)]),
    classifier.classify([image(5)]),
  ]);
  expect(bad).toMatchObject({
    status: 'rejected',
    reason: { message: 'classify: image 0 has 3 values, wanted 784' },
  });
  expect(good).toMatchObject({ status: 'fulfilled' });
});

test('a model with other outputs is named', async () => {
  const short = await createClassifier(
    bundleOf(),
    sampleRuntime(() => [1, 2]),
  );
  await expect(short.classify([image(0)])).rejects.toThrow(
    'model "sample" gave [1,2] as "logits", wanted [1,10]',
  );
  const other = await createClassifier(
    bundleOf({ outputs: { logits: 'scores', features: 'f' } }),
    sampleRuntime(echo),
  );
  await expect(other.classify([image(0)])).rejects.toThrow('gave nothing as "scores"');
});
