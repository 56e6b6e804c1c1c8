import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { runtime } from '../testing/runtime.ts';
import { flatLength } from './flat.ts';
import { meanWeights } from './meanWeights.ts';
import { type Plan, planModel } from './plan.ts';
import { type Learned, stripGraph } from './release.ts';

// Without an activation, the logits are linear in the weights of the only layer with a kernel.
const plan: Plan = planModel(
  {
    layers: [
      { kind: 'conv', out: 3, kernel: 5, stride: 4, padding: 2 },
      { kind: 'batchNorm' },
      { kind: 'columns' },
      { kind: 'dense', out: 4 },
    ],
  },
  [1, 32, 96],
);
const random = createRandom('mean');
const drawn = (): Learned => ({
  weights: Float32Array.from({ length: flatLength(plan.parameters) }, () => random.normal()),
  statistics: Float32Array.from({ length: flatLength(plan.statistics) }, () => 0.5 + random.next()),
});
const [older, newer] = [drawn(), drawn()].map((learned) => stripGraph(plan, learned));
const strip = Float32Array.from({ length: 32 * 64 }, () => random.next());

async function logitsOf(model: Uint8Array): Promise<Float32Array> {
  const session = await runtime.load(model);
  const { logits } = await session.run({ image: { dims: [1, 1, 32, 64], data: strip } });
  await session.release();
  return logits.data;
}

test.each([
  [0, older],
  [1, newer],
])('a share of %d gives one of the two models', async (share, model) => {
  const [mean, wanted] = await Promise.all([
    logitsOf(stripGraph(plan, meanWeights(plan, older, newer, share))),
    logitsOf(model),
  ]);
  mean.forEach((logit, i) => {
    expect(logit).toBeCloseTo(wanted[i], 3);
  });
});

test('a model has the mean of the weights', () => {
  const at = (share: number) => meanWeights(plan, older, newer, share).weights;
  const [none, some, all] = [at(0), at(0.7), at(1)];
  some.forEach((weight, i) => {
    expect(weight).toBeCloseTo(0.3 * none[i] + 0.7 * all[i], 5);
  });
});

test('another network is an error', () => {
  const other = planModel({ layers: [{ kind: 'columns' }, { kind: 'dense', out: 4 }] }, [1, 32, 96]);
  expect(() => meanWeights(other, older, newer, 0.5)).toThrow('2 constants more than the plan has');
});
