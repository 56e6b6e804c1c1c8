import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createRandom } from '@cifra/core/random/random.ts';
import { planModel } from '@cifra/training/nn/plan.ts';
import { type Batch, initialState } from '@cifra/training/nn/trainer.ts';
import type { DigitRecipe } from '@cifra/training/recipe/digitRecipe.ts';
import { stepOptions } from '@cifra/training/tasks/digit/digitTask.ts';
import { createReplicas } from '@cifra/training/workers/replicas.ts';
import { bench, type Row } from './bench.ts';
import { NO_PYTORCH, startPyTorch } from './peers/pytorch.ts';
import { type Contestant, inTurns } from './turns.ts';

const STEPS = 20;
const cores = availableParallelism();
const file = new URL('../packages/training/recipes/a4.json', import.meta.url);
const recipe: DigitRecipe = JSON.parse(readFileSync(file, 'utf8'));
const { batchSize } = recipe;

await bench({
  name: `Training of net ${recipe.name}, batch ${batchSize}, ${cores} threads each: images a second, images in memory`,
  run,
});

async function run(): Promise<Row[]> {
  const { step, dispose } = await ours();
  const contestants: Contestant[] = [{ name: 'Cifra', round: () => speed(step) }];
  const torch = await startPyTorch();
  if (torch) {
    await torch.build(recipe.model.layers);
    const round = (channelsLast: boolean) => async () =>
      (STEPS * batchSize) /
      (await torch.train({ batch: batchSize, steps: STEPS, threads: cores, channelsLast }));
    contestants.push({ name: 'PyTorch', round: round(false) });
    contestants.push({ name: 'PyTorch, channels_last', round: round(true) });
  }
  const rows = await inTurns(contestants, { unit: 'images/s', baseline: 'PyTorch' });
  torch?.close();
  await dispose();
  return torch
    ? [...rows, { who: `(PyTorch ${torch.version})` }]
    : [...rows, { who: 'PyTorch', note: NO_PYTORCH }];
}

/** Opens a trainer with a replica per core, as `cifra train` uses it. */
async function ours() {
  const plan = planModel(recipe.model);
  const random = createRandom(1);
  const runtimeModule = import.meta.resolve('@cifra/node/runtime.ts');
  const trainer = await createReplicas(plan, stepOptions(recipe), { replicas: cores, runtimeModule });
  await trainer.restore(initialState(plan, recipe, random));
  const batch: Batch = {
    images: Float32Array.from({ length: batchSize * 784 }, () => random.next()),
    targets: Float32Array.from({ length: batchSize * 10 }, (_, i) => (i % 10 === 3 ? 1 : 0)),
  };
  const step = () => trainer.step(batch, { learningRate: 1e-3, averageDecay: 0.99 }, random);
  return { step, dispose: () => trainer.dispose() };
}

async function speed(step: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  for (let i = 0; i < STEPS; i++) await step();
  return (STEPS * batchSize * 1000) / (performance.now() - begin);
}
