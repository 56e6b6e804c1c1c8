import { resolve } from 'node:path';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { exportBundle, TEST_ACCURACY } from '../../bundle/export.ts';
import { createBatches } from '../../learn/batches.ts';
import type { StepOptions } from '../../nn/step.ts';
import { initialState } from '../../nn/trainer.ts';
import { withWhitening } from '../../nn/whitening.ts';
import type { DigitRecipe } from '../../recipe/digitRecipe.ts';
import { planNetwork } from '../../recipe/network.ts';
import { withNonDigits } from '../../synthetic/digits/nonDigits.ts';
import { openTeacher, type Teacher } from '../../workers/teacher.ts';
import { rememberTeacher } from '../../workers/teacherMemory.ts';
import type { Task } from '../task.ts';
import { type DataSources, loadTrainingData } from '../trainingData.ts';
import { createValidation, gapSample } from './validation.ts';

type Surroundings = DataSources & {
  readonly runtime: Runtime;
  readonly runtimeModule?: string | undefined;
  readonly modelsRoot?: string;
  /** True if the weights start from those of another run. */
  readonly trained?: boolean;
};

/** Builds the task of reading one digit in MNIST's frame. */
export async function digitTask(
  recipe: DigitRecipe,
  surroundings: Surroundings,
  random: Random,
): Promise<Task> {
  const { runtime } = surroundings;
  const plan = planNetwork(recipe);
  const data = await loadTrainingData(recipe, surroundings, random.split('data'), surroundings);
  const { train, validation, warnings, readTest, strokes } = data;
  const { nonDigits = 0 } = recipe.data;
  const examples = nonDigits > 0 ? withNonDigits(train, nonDigits, random.split('non-digits')) : train;
  const drawn = strokes?.drawn;
  const batches = createBatches({ ...examples, drawn }, recipe, random.split('batches'));
  const teacher = await openRecipesTeacher(recipe, surroundings);
  const ask = teacher && rememberTeacher(teacher.logits, batches.images ?? 0);
  // A timed run measures only what its target needs.
  const sample = recipe.target ? undefined : gapSample(data, random.split('gap'));
  const options = stepOptions(recipe);
  return {
    plan,
    options,
    batches,
    freshState: (random) => withWhitening(plan, initialState(plan, options, random), train.images),
    files: { ...train.files, ...validation.files },
    examples: train.labels.length + (drawn?.count ?? 0),
    heldOut: validation.labels.length,
    warnings,
    ...(ask && { teacher: (step, { images }) => ask(images, batches.numbers?.(step)) }),
    validate: createValidation(plan, { validation, sample }, runtime),
    async release(folder, state, training) {
      // Read only now, when nothing is left to choose.
      const test = await readTest?.();
      const { figures } = await exportBundle(folder, {
        recipe,
        plan,
        state,
        validation,
        test,
        runtime,
        training,
      });
      return figures.find(({ name }) => name === TEST_ACCURACY);
    },
    async dispose() {
      await teacher?.dispose();
    },
  };
}

/** The options of a digit recipe's training step. */
export function stepOptions({ labelSmoothing, distillation, ...rest }: DigitRecipe): StepOptions {
  return { ...rest, loss: { kind: 'classes', labelSmoothing, ...(distillation && { distillation }) } };
}

async function openRecipesTeacher(
  { distillation }: DigitRecipe,
  { modelsRoot = 'models', runtimeModule }: Surroundings,
): Promise<Teacher | undefined> {
  if (!distillation) return undefined;
  if (!runtimeModule)
    throw new Error('train: distillation needs runtimeModule, for the thread of its teacher');
  const folders = distillation.teachers.map((name) => resolve(modelsRoot, name));
  return openTeacher(folders, runtimeModule);
}
