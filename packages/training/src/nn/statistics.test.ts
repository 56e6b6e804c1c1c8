import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { runtime } from '../testing/runtime.ts';
import { planModel } from './plan.ts';
import { inferenceGraph, type Learned } from './release.ts';
import { releasedWeights } from './releasedWeights.ts';
import type { ModelSpec } from './spec.ts';
import { withStatistics } from './statistics.ts';
import { createTrainer, initialState } from './trainer.ts';

const conv = { kind: 'conv', out: 8, kernel: 3, padding: 1 } as const;
const spec: ModelSpec = {
  layers: [
    { ...conv, stride: 2 },
    { kind: 'batchNorm' },
    { kind: 'relu' },
    { kind: 'residual', body: [{ ...conv, bias: true }, { kind: 'batchNorm' }, { kind: 'relu' }, conv] },
    { kind: 'batchNorm' },
    { kind: 'dropout', rate: 0.3 },
    { kind: 'flatten' },
    { kind: 'dense', out: 10 },
  ],
};
const plan = planModel(spec);
const N = 64;
const OPTIONS = {
  batchSize: N,
  optimiser: { kind: 'sgd', momentum: 0, nesterov: false },
  weightDecay: 0,
  loss: { kind: 'classes', labelSmoothing: 0 },
} as const;
const images = pictures('images');

function pictures(seed: string): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: N * 784 }, () => random.next());
}

/** A model with weights and statistics far from the initial ones. */
function released(): Uint8Array {
  const random = createRandom('released');
  const { weights, statistics } = initialState(plan, OPTIONS, random);
  return inferenceGraph(plan, {
    weights: weights.map((weight) => weight + 0.1 * random.normal()),
    statistics: statistics.map((value) => value + 0.5 * random.next()),
  });
}

async function logits(model: Uint8Array, data: Float32Array): Promise<Float32Array> {
  const session = await runtime.load(model);
  const { logits } = await session.run({ image: { dims: [N, 1, 28, 28], data } });
  await session.release();
  return logits.data;
}

const start = async () => withStatistics(plan, releasedWeights(released(), plan), images, runtime);

function expectEqual(after: Float32Array, before: Float32Array): void {
  before.forEach((logit, i) => {
    expect(after[i]).toBeCloseTo(logit, 3);
  });
}

test('the outputs on any pictures are those of the released model', async () => {
  const model = inferenceGraph(plan, await start());
  for (const data of [images, pictures('others')])
    expectEqual(await logits(model, data), await logits(released(), data));
});

test('a training step sees the same network: its loss is that of the released model', async () => {
  const dropless = { layers: spec.layers.filter(({ kind }) => kind !== 'dropout') };
  const targets = new Float32Array(N * 10).map((_, i) => (i % 10 === Math.floor(i / 10) % 10 ? 1 : 0));
  const lossOf = async ({ weights, statistics }: Learned) => {
    const undropped = planModel(dropless);
    const trainer = await createTrainer(undropped, OPTIONS, runtime);
    const fresh = initialState(undropped, OPTIONS, createRandom(1));
    await trainer.restore({ ...fresh, weights, average: weights, ...(statistics && { statistics }) });
    const { loss } = await trainer.step(
      { images, targets },
      { learningRate: 0, averageDecay: 1 },
      createRandom(1),
    );
    await trainer.dispose();
    return loss;
  };
  const scores = await logits(released(), images);
  const expected = Array.from({ length: N }, (_, i) => {
    const row = scores.subarray(10 * i, 10 * (i + 1));
    return Math.log(row.reduce((sum, logit) => sum + Math.exp(logit), 0)) - row[i % 10];
  });
  const mean = expected.reduce((a, b) => a + b, 0) / N;
  // The batch's variance is divided by n in a step, and by n - 1 in the statistics.
  expect(Math.abs((await lossOf(await start())) - mean)).toBeLessThan(2e-3 * mean);
  expect(Math.abs((await lossOf(releasedWeights(released(), plan))) - mean)).toBeGreaterThan(0.05 * mean);
});

test('a network without batch normalisation needs no statistics', async () => {
  const flat = planModel({ layers: [{ kind: 'flatten' }, { kind: 'dense', out: 10 }] });
  const weights = new Float32Array(7850).fill(0.5);
  expect(await withStatistics(flat, { weights }, images, runtime)).toEqual({ weights });
});
