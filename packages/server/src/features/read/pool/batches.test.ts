import type { DigitImage } from '@cifra/core/base/types.ts';
import type { Classifier } from '@cifra/core/model/classifier.ts';
import { expect, test } from 'vitest';
import { batching } from './batches.ts';

/** A classifier whose logits are the first pixel of each image; it runs when told to. */
function slow() {
  const runs: { size: number; go: () => void }[] = [];
  const classifier = {
    manifest: {},
    async classify(batch: readonly DigitImage[]) {
      const { promise, resolve } = Promise.withResolvers<void>();
      runs.push({ size: batch.length, go: resolve });
      await promise;
      if (batch.some(([first]) => first < 0)) throw new Error('spoilt');
      return Float32Array.from(batch.flatMap(([first]) => new Array<number>(10).fill(first)));
    },
    release: async () => {},
  } as unknown as Classifier;
  return { classifier, runs };
}

const image = (value: number) => new Float32Array(784).fill(value);
const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

test('images that arrive while a batch runs go into the next one together', async () => {
  const { classifier, runs } = slow();
  const sizes: number[] = [];
  const shared = batching(classifier, (size) => sizes.push(size));
  const first = shared.classify([image(1)]);
  await turn();
  const others = [shared.classify([image(2), image(3)]), shared.classify([image(4)])];
  await turn();
  expect(runs.map(({ size }) => size)).toEqual([1]);
  runs[0].go();
  expect([...(await first)]).toEqual(new Array(10).fill(1));
  await turn();
  expect(runs.map(({ size }) => size)).toEqual([1, 3]);
  runs[1].go();
  const [two, one] = await Promise.all(others);
  expect([two.length, two[0], two[19], one.length, one[0]]).toEqual([20, 2, 3, 10, 4]);
  expect(sizes).toEqual([1, 3]);
});

test('a failed batch fails for all of its callers, and the next one runs', async () => {
  const { classifier, runs } = slow();
  const shared = batching(classifier, () => {});
  const failing = [shared.classify([image(-1)]), shared.classify([image(1)])];
  const told = Promise.allSettled(failing);
  await turn();
  runs[0].go();
  expect((await told).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const next = shared.classify([image(5)]);
  await turn();
  runs[1].go();
  expect((await next)[0]).toBe(5);
});
