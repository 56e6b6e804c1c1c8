import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { runtime } from '../testing/runtime.ts';
import { flatLength } from './flat.ts';
import { planModel } from './plan.ts';
import { createTrainer, initialState } from './trainer.ts';
import { symmetricEigen, whiteningKernel, withWhitening } from './whitening.ts';

test('a symmetric matrix has the eigenvectors of a hand-made one, largest value first', () => {
  // 3 along (1, 1)/√2, 1 along (1, -1)/√2
  const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2));
  expect(Array.from(values)).toEqual([expect.closeTo(3, 12), expect.closeTo(1, 12)]);
  expect(Math.abs(vectors[0] + vectors[1])).toBeCloseTo(Math.SQRT2, 12);
  expect(Math.abs(vectors[2] - vectors[3])).toBeCloseTo(Math.SQRT2, 12);
});

test('whitened patches have unit variance and are uncorrelated; odd channels are the negatives', () => {
  const size = 9;
  const random = createRandom(1);
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => random.normal()));
  const moments = Float64Array.from({ length: size * size }, (_, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    return rows.reduce((sum, row) => sum + row[i] * row[j], 0) + (i === j ? 1 : 0);
  });
  const out = 8;
  const kernel = whiteningKernel(moments, out);
  const column = (channel: number) => Array.from({ length: size }, (_, i) => kernel[i * out + channel]);
  for (let a = 0; a < out; a += 2) {
    expect(column(a + 1)).toEqual(column(a).map((value) => -value));
    for (let b = 0; b <= a; b += 2) {
      let product = 0;
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++) product += column(a)[i] * moments[i * size + j] * column(b)[j];
      expect(product, `channels ${a} and ${b}`).toBeCloseTo(a === b ? 1 : 0, 2);
    }
  }
});

const layers = [
  { kind: 'conv', out: 4, kernel: 3, stride: 2, whitening: true },
  { kind: 'batchNorm' },
  { kind: 'flatten' },
  { kind: 'dense', out: 10 },
] as const;

test('only the kernel at the end of the flat vector is replaced, and the averages follow', () => {
  const plan = planModel({ layers });
  const options = { optimiser: { kind: 'sgd', momentum: 0.9, nesterov: true } } as const;
  const random = createRandom(2);
  const images = Uint8Array.from({ length: 50 * 784 }, () => random.integer(256));
  const before = initialState(plan, options, random);
  const { weights, average } = withWhitening(plan, before, images);
  const start = flatLength(plan.parameters) - 3 * 3 * 4;
  expect(weights.subarray(0, start)).toEqual(before.weights.subarray(0, start));
  expect(weights[start]).not.toBe(before.weights[start]);
  expect(average).toEqual(weights);
});

test('training changes all weights but the whitening kernel', async () => {
  const plan = planModel({ layers });
  const options = {
    batchSize: 2,
    optimiser: { kind: 'muon', momentum: 0.9, nesterov: true },
    weightDecay: 0.1,
    loss: { kind: 'classes', labelSmoothing: 0 },
  } as const;
  const random = createRandom(3);
  const trainer = await createTrainer(plan, options, runtime);
  const before = initialState(plan, options, random);
  await trainer.restore(before);
  const images = Float32Array.from({ length: 2 * 784 }, () => random.next());
  const targets = Float32Array.from({ length: 20 }, (_, i) => (i === 3 || i === 15 ? 1 : 0));
  await trainer.step({ images, targets }, { learningRate: 0.1, averageDecay: 0.5 }, random);
  const { weights, average } = await trainer.state();
  await trainer.dispose();
  const start = weights.length - 3 * 3 * 4;
  for (const after of [weights, average]) {
    expect(after.subarray(start)).toEqual(before.weights.subarray(start));
    expect(after.subarray(0, start)).not.toEqual(before.weights.subarray(0, start));
  }
});

test.each([
  ['not first', [{ kind: 'relu' }, layers[0]]],
  ['odd', [{ ...layers[0], out: 5 }]],
  ['more than its components', [{ ...layers[0], out: 20 }]],
] as const)('a whitening layer that is impossible is refused: %s', (_, wrong) => {
  expect(() => planModel({ layers: wrong })).toThrow('expected the first layer of a picture of one channel');
});
