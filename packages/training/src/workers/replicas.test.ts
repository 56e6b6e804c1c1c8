import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { planModel } from '../nn/plan.ts';
import type { Layer } from '../nn/spec.ts';
import { type Batch, createTrainer, initialState, type Trainer } from '../nn/trainer.ts';
import { runtime } from '../testing/runtime.ts';
import { createReplicas } from './replicas.ts';

const runtimeModule = new URL('../testing/runtime.ts', import.meta.url).href;
const options = {
  batchSize: 8,
  optimiser: { kind: 'sgd', momentum: 0.9, nesterov: true },
  weightDecay: 1e-3,
  loss: { kind: 'classes', labelSmoothing: 0.1 },
} as const;
const stem: Layer[] = [
  { kind: 'conv', out: 8, kernel: 5, stride: 2 },
  { kind: 'relu' },
  { kind: 'maxPool', size: 2 },
];
const head: Layer[] = [
  { kind: 'conv', out: 8, kernel: 3, padding: 1 },
  { kind: 'flatten' },
  { kind: 'dense', out: 10 },
];
const withoutNorm = planModel({ layers: [...stem, ...head] });
const withNorm = planModel({
  layers: [...stem, { kind: 'batchNorm' }, { kind: 'dropout', rate: 0.2 }, ...head],
});

test('one replica trains as a trainer in this thread does', async () => {
  const here = await weightsAfter(4, withNorm, await createTrainer(withNorm, options, runtime));
  const there = await weightsAfter(
    4,
    withNorm,
    await createReplicas(withNorm, options, { replicas: 1, runtimeModule }),
  );
  expectClose(there, here);
});

test('replicas that share a batch make the step of the whole batch', async () => {
  // Without batch norm, whose statistics are those of each share.
  const whole = await weightsAfter(4, withoutNorm, await createTrainer(withoutNorm, options, runtime));
  const shared = await weightsAfter(
    4,
    withoutNorm,
    await createReplicas(withoutNorm, options, { replicas: 2, runtimeModule }),
  );
  expectClose(shared, whole);
});

test('a batch that does not divide and a state of another size are refused', async () => {
  await expect(createReplicas(withNorm, options, { replicas: 3, runtimeModule })).rejects.toThrow(
    'a batch of 8 does not divide among 3 replicas',
  );
  const trainer = await createReplicas(withNorm, options, { replicas: 1, runtimeModule });
  await expect(trainer.restore({ weights: new Float32Array(3) })).rejects.toThrow(
    'state vector weights has 3 numbers',
  );
  await trainer.dispose();
});

async function weightsAfter(steps: number, plan: typeof withNorm, trainer: Trainer): Promise<Float32Array> {
  const random = createRandom(5);
  await trainer.restore(initialState(plan, options, random.split('start')));
  for (let i = 0; i < steps; i++) {
    await trainer.step(
      batchOf(random.split(i)),
      { learningRate: 0.05, averageDecay: 0.9 },
      random.split(`noise ${i}`),
    );
  }
  const { weights } = await trainer.state();
  await trainer.dispose();
  return weights;
}

function batchOf(random: ReturnType<typeof createRandom>): Batch {
  const targets = new Float32Array(80);
  for (let i = 0; i < 8; i++) targets[i * 10 + random.integer(10)] = 1;
  return { images: Float32Array.from({ length: 8 * 784 }, () => random.next()), targets };
}

function expectClose(got: Float32Array, wanted: Float32Array): void {
  const gap = got.reduce((worst, value, i) => Math.max(worst, Math.abs(value - wanted[i])), 0);
  expect(gap).toBeLessThan(2e-6);
}
