import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { runtime } from '../testing/runtime.ts';
import { createParallelTrainer } from './parallelTrainer.ts';
import { planModel } from './plan.ts';
import type { StepOptions } from './step.ts';
import { createTrainer, initialState, type Trainer } from './trainer.ts';

// No batch norm: its statistics are those of a share, which differ from those of the whole batch.
const plan = planModel({
  layers: [
    { kind: 'conv', out: 4, kernel: 5, stride: 2, bias: true },
    { kind: 'relu' },
    { kind: 'globalAveragePool' },
    { kind: 'dense', out: 10 },
  ],
});
const options: StepOptions = {
  batchSize: 6,
  optimiser: { kind: 'sgd', momentum: 0.9, nesterov: true },
  weightDecay: 0.01,
  loss: { kind: 'classes', labelSmoothing: 0.1 },
};

async function threeSteps(trainer: Trainer) {
  const random = createRandom('parallel');
  await trainer.restore(initialState(plan, options, random.split('start')));
  const results = [];
  for (let step = 0; step < 3; step++) {
    const own = random.split(step);
    const images = Float32Array.from({ length: 6 * 784 }, () => own.next());
    const targets = Float32Array.from({ length: 60 }, (_, i) => (i % 10 === (step + i) % 7 ? 1 : 0));
    results.push(await trainer.step({ images, targets }, { learningRate: 0.1, averageDecay: 0.5 }, own));
  }
  const state = await trainer.state();
  await trainer.dispose();
  return { results, state };
}

test.each([1, 2, 3])('%i shares of a batch make exactly the same steps as the whole batch', async (count) => {
  const gradients = Array.from({ length: count }, () => runtime);
  const shared = await threeSteps(await createParallelTrainer(plan, options, { gradients, update: runtime }));
  const whole = await threeSteps(await createTrainer(plan, options, runtime));
  for (const [i, { loss, gradientNorm }] of whole.results.entries()) {
    expect(shared.results[i].loss).toBeCloseTo(loss, 5);
    expect(shared.results[i].gradientNorm).toBeCloseTo(gradientNorm, 5);
  }
  for (const [name, vector] of Object.entries(whole.state)) {
    const furthest = vector.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - shared.state[name][i])),
      0,
    );
    expect(furthest, name).toBeLessThan(1e-6);
  }
});

test('a batch that does not divide is refused', async () => {
  const gradients = [runtime, runtime, runtime, runtime];
  await expect(createParallelTrainer(plan, options, { gradients, update: runtime })).rejects.toThrow(
    'a batch of 6 cannot be shared by 4',
  );
});
