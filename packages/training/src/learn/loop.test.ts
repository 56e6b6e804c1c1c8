import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@cifra/core/random/random.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { planModel } from '../nn/plan.ts';
import { createTrainer, initialState } from '../nn/trainer.ts';
import type { DigitRecipe } from '../recipe/digitRecipe.ts';
import { openCheckpoints } from '../run/checkpointFolder.ts';
import { tinyRecipe } from '../run/testing/tinyRecipe.ts';
import { recipeHash } from '../run/versions.ts';
import { stepOptions } from '../tasks/digit/digitTask.ts';
import { loadTrainingData } from '../tasks/trainingData.ts';
import { runtime } from '../testing/runtime.ts';
import { createBatches } from './batches.ts';
import { DivergenceError } from './divergence.ts';
import type { TrainingEvent } from './events.ts';
import { type LoopOptions, trainingLoop } from './loop.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-loop-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Four steps an epoch; the validations return `errors` and `nlls` in turn. */
async function run(
  recipe: DigitRecipe,
  errors: number[],
  changes: Partial<LoopOptions> = {},
  nlls = errors,
): Promise<TrainingEvent[]> {
  const random = createRandom(1);
  const plan = planModel(recipe.model);
  const { train } = await loadTrainingData(recipe, {}, random);
  const trainer = await createTrainer(plan, stepOptions(recipe), runtime);
  await trainer.restore(initialState(plan, recipe, random));
  const outcomes = errors.values();
  const logLosses = nlls.values();
  const events: TrainingEvent[] = [];
  const loop = trainingLoop({
    recipe,
    recipeHash: recipeHash(recipe),
    seed: 1,
    trainer,
    batches: createBatches(train, recipe, random),
    random,
    validate: async () => {
      const error = outcomes.next().value ?? 1;
      const nll = logLosses.next().value ?? 1;
      return { validation: { n: 100, mistakes: 100 * error, error, nll } };
    },
    checkpoints: await openCheckpoints(folder),
    clock: () => 0,
    ...changes,
  });
  try {
    for await (const event of loop) events.push(event);
  } finally {
    await trainer.dispose();
  }
  return events;
}

const kinds = (events: readonly TrainingEvent[]) => events.map(({ kind }) => kind);
const epochs = (events: readonly TrainingEvent[]) => events.filter((event) => event.kind === 'epoch');

test('an epoch emits steps, one validation and one checkpoint, then the run ends', async () => {
  const events = await run(tinyRecipe(), [0.5, 0.4]);
  const epoch = ['step', 'step', 'step', 'step', 'epoch', 'checkpoint'];
  expect(kinds(events)).toEqual([...epoch, ...epoch, 'finished']);
  expect(events.at(-1)).toMatchObject({
    reason: 'epochs',
    step: 8,
    best: { step: 8, error: 0.4 },
  });
});

test('the mean training loss covers the steps since the last validation', async () => {
  const events = await run(tinyRecipe(), [0.5, 0.4]);
  const losses = events.filter((event) => event.kind === 'step').map(({ loss }) => loss);
  const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
  expect(epochs(events).map(({ trainingLoss }) => trainingLoss)).toEqual([
    mean(losses.slice(0, 4)),
    mean(losses.slice(4)),
  ]);
});

test('the best validation has the lowest log loss; the first of equals is kept', async () => {
  const nlls = [0.4, 0.3, 0.3, 0.35];
  const errors = [0.1, 0.2, 0.1, 0.05];
  const events = await run(tinyRecipe({ epochs: 4 }), errors, {}, nlls);
  expect(epochs(events).map(({ improved }) => improved)).toEqual([true, true, false, false]);
});

test('with a target, the best validation has the fewest mistakes', async () => {
  const recipe = tinyRecipe({ epochs: 3, target: { validationAccuracy: 0.95 } });
  const events = await run(recipe, [0.2, 0.1, 0.15], {}, [0.1, 0.2, 0.05]);
  expect(epochs(events).map(({ improved }) => improved)).toEqual([true, true, false]);
});

test('validations every few steps, and at the end', async () => {
  const events = await run(tinyRecipe({ validateEvery: 3 }), [0.5, 0.4, 0.3]);
  expect(epochs(events).map(({ step }) => step)).toEqual([3, 6, 8]);
  expect(epochs(events).map(({ epoch }) => epoch)).toEqual([0.75, 1.5, 2]);
});

test.each([
  [1.5, [4, 6]],
  [0.6, [2]],
  [0.01, [1]],
])('%f epochs of four steps: validations after steps %j', async (parts, steps) => {
  const events = await run(tinyRecipe({ epochs: parts }), [0.5, 0.4]);
  expect(epochs(events).map(({ step }) => step)).toEqual(steps);
  expect(events.findLast(({ kind }) => kind === 'step')).toMatchObject({ steps: steps.at(-1) });
  expect(events.at(-1)).toMatchObject({ reason: 'epochs', step: steps.at(-1) });
});

test('stops early when patience runs out', async () => {
  const recipe = tinyRecipe({ epochs: 9, earlyStopping: { patience: 2 } });
  const events = await run(recipe, [0.5, 0.2, 0.3, 0.4, 0.1]);
  expect(events.at(-1)).toMatchObject({ reason: 'early stopping', step: 16, best: { step: 8, error: 0.2 } });
});

test('a small improvement is kept, but does not extend the patience', async () => {
  const stopping = (minImprovement: number) =>
    run(
      tinyRecipe({ epochs: 6, earlyStopping: { patience: 2, minImprovement } }),
      [0.5, 0.2, 0.18, 0.16, 0.01],
    );
  const events = await stopping(0.05);
  expect(epochs(events).map(({ improved }) => improved)).toEqual([true, true, true, true]);
  expect(events.at(-1)).toMatchObject({
    reason: 'early stopping',
    step: 16,
    best: { step: 16, error: 0.16 },
  });
  expect((await stopping(0.01)).at(-1)).toMatchObject({ best: { step: 20, error: 0.01 } });
});

test('stops when the target is reached', async () => {
  const recipe = tinyRecipe({ epochs: 9, target: { validationAccuracy: 0.7 } });
  expect((await run(recipe, [0.5, 0.3, 0.1])).at(-1)).toMatchObject({ reason: 'target', step: 8 });
});

test('abort: writes a checkpoint at once and stops', async () => {
  const stop = new AbortController();
  let looks = 0;
  const clock = () => {
    // The loop reads the clock before and after each step: here the abort comes during the third
    // step.
    if (++looks === 7) stop.abort();
    return 0;
  };
  const events = await run(tinyRecipe(), [], { signal: stop.signal, clock });
  expect(kinds(events).slice(-2)).toEqual(['checkpoint', 'stopped']);
  const { step } = events.at(-1) as { step: number };
  expect(kinds(events).filter((kind) => kind === 'step')).toHaveLength(step);
  expect((await (await openCheckpoints(folder)).latest()).newest?.checkpoint.progress.step).toBe(step);
});

test('writes a checkpoint between validations if the last one is old', async () => {
  let now = 0;
  const events = await run(tinyRecipe(), [0.5, 0.4], { clock: () => (now += 25), checkpointSeconds: 60 });
  expect(kinds(events).slice(0, 4)).toContain('checkpoint');
});

test('values that diverge stop the run; the error names step, rate and last good checkpoint', async () => {
  const recipe = tinyRecipe({ learningRate: 1e25, schedule: { kind: 'constant' }, validateEvery: 1 });
  const error = await run(recipe, []).catch((reason: unknown) => reason as Error);
  expect(error).toBeInstanceOf(DivergenceError);
  expect((error as Error).message).toMatch(
    /^training diverged: .* at step \d+, learning rate 1e\+25; last good checkpoint: (none yet|.*\.checkpoint)\. Try/,
  );
  const { newest } = await (await openCheckpoints(folder)).latest();
  for (const vector of Object.values(newest?.checkpoint.state ?? {}))
    expect(vector.every(Number.isFinite)).toBe(true);
});
