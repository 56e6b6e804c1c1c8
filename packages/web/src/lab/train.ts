import type { Runtime } from '@cifra/core/model/runtime.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { createBatches } from '@cifra/training/learn/batches.ts';
import { trainingLoop } from '@cifra/training/learn/loop.ts';
import { elements, type Plan, planModel } from '@cifra/training/nn/plan.ts';
import type { StepOptions } from '@cifra/training/nn/step.ts';
import { initialState, type Trainer } from '@cifra/training/nn/trainer.ts';
import { trainedModel } from './bundles.ts';
import { evaluate, firstFilters } from './evaluate.ts';
import type { FromLab, ToLab } from './messages.ts';
import { labRecipe } from './recipes.ts';
import { countDigits, runDigits } from './runDigits.ts';

export type TrainOptions = {
  readonly runtime: Runtime;
  readonly openTrainer: (plan: Plan, options: StepOptions) => Promise<Trainer>;
  /** seconds, from any start */
  readonly clock: () => number;
  readonly post: (message: FromLab) => void;
  readonly signal: AbortSignal;
};

/**
 * Trains a network on digits with the training loop of `cifra train` and reports its progress. When
 * stopped, it keeps the current model.
 */
export async function train(
  { recipe: name, data, seed, threads }: Omit<Extract<ToLab, { kind: 'train' }>, 'base' | 'kind'>,
  { runtime, openTrainer, clock, post, signal }: TrainOptions,
): Promise<void> {
  const recipe = labRecipe(name, countDigits(data), threads);
  const random = createRandom(seed);
  const plan = planModel(recipe.model);
  const { train: learned, validation } = runDigits(data, recipe.data.validation);
  const options: StepOptions = {
    ...recipe,
    loss: { kind: 'classes', labelSmoothing: recipe.labelSmoothing },
  };
  const trainer = await openTrainer(plan, options);
  try {
    await trainer.restore(initialState(plan, options, random.split('weights')));
    const parameters = plan.parameters.reduce((sum, { shape }) => sum + elements(shape), 0);
    post({ kind: 'started', examples: learned.labels.length, heldOut: validation.labels.length, parameters });
    let [step, working] = [0, 0];
    const loop = trainingLoop({
      recipe,
      recipeHash: '',
      seed,
      trainer,
      batches: createBatches(learned, recipe, random.split('batches')),
      random: random.split('noise'),
      async validate(state) {
        const { validation: score, mistakes } = await evaluate(plan, state, validation, runtime);
        const filters = firstFilters(plan, state);
        post({ kind: 'evaluated', step, n: score.n, wrong: score.mistakes, mistakes, filters });
        return { validation: score };
      },
      // A run in the page is short: it is restarted rather than resumed.
      checkpoints: { save: async () => '' },
      signal,
      clock,
    });
    for await (const event of loop) {
      if (event.kind !== 'step') continue;
      step = event.step;
      working += trainer.batchSize / event.imagesPerSecond;
      const imagesPerSecond = (step * trainer.batchSize) / working;
      post({ kind: 'step', step, steps: event.steps, loss: event.loss, imagesPerSecond });
    }
    const state = await trainer.state();
    const { model, temperature } = await evaluate(plan, state, validation, runtime);
    post({
      kind: 'trained',
      model: trainedModel(model, { recipe, plan, seed, temperature }),
      stopped: signal.aborted,
    });
  } finally {
    await trainer.dispose();
  }
}
