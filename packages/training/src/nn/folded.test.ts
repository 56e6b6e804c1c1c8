import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { runtime } from '../testing/runtime.ts';
import { foldedModel } from './folded.ts';
import { planModel } from './plan.ts';
import { inferenceGraph } from './release.ts';
import type { ModelSpec } from './spec.ts';
import { initialState } from './trainer.ts';

const conv = { kind: 'conv', out: 3, kernel: 3, padding: 1 } as const;
const spec: ModelSpec = {
  layers: [
    { ...conv, stride: 2 },
    { kind: 'batchNorm' },
    { kind: 'relu' },
    { kind: 'residual', body: [{ ...conv, groups: 3 }, { kind: 'batchNorm' }, conv] },
    { kind: 'flatten' },
    { kind: 'dropout', rate: 0.5 },
    { kind: 'dense', out: 10 },
  ],
};

/** A network with weights and statistics far from the initial ones. */
function released(): Uint8Array {
  const plan = planModel(spec);
  const random = createRandom('folded');
  const { weights, statistics } = initialState(
    plan,
    { optimiser: { kind: 'sgd', momentum: 0, nesterov: false } },
    random,
  );
  return inferenceGraph(plan, {
    weights: weights.map((weight) => weight + 0.1 * random.normal()),
    statistics: statistics.map((value) => value + 0.5 * random.next()),
  });
}

async function logits(model: Uint8Array): Promise<Float32Array> {
  const random = createRandom('images');
  const data = Float32Array.from({ length: 2 * 784 }, () => random.next());
  const session = await runtime.load(model);
  const { logits } = await session.run({ image: { dims: [2, 1, 28, 28], data } });
  await session.release();
  return logits.data;
}

test('weights extracted from a released model give the same model again', async () => {
  const model = released();
  const { plan, weights } = foldedModel(spec, model);
  expect(plan.statistics).toEqual([]);
  const [before, after] = [await logits(model), await logits(inferenceGraph(plan, { weights }))];
  before.forEach((logit, i) => {
    expect(after[i]).toBeCloseTo(logit, 5);
  });
});

test('the model of another network is refused', () => {
  const other = { layers: [...spec.layers.slice(0, -1), { kind: 'dense', out: 9 } as const] };
  expect(() => foldedModel(other, released())).toThrow('5.dense.weight');
  expect(() => foldedModel({ layers: spec.layers.slice(4) }, released())).toThrow('constants');
});

test('a batch norm that was not folded cannot be trained', () => {
  expect(() => foldedModel({ layers: [{ kind: 'relu' }, { kind: 'batchNorm' }] }, new Uint8Array())).toThrow(
    'batch-norm',
  );
});
