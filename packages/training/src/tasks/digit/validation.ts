import { availableParallelism } from 'node:os';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { averagedModel } from '../../bundle/export.ts';
import { concatenate } from '../../dataset/concatenate.ts';
import { type Dataset, subset } from '../../dataset/dataset.ts';
import { shuffled } from '../../learn/batches.ts';
import { predict, scoreLogits, type Validation } from '../../learn/validation.ts';
import type { Plan } from '../../nn/plan.ts';
import type { TrainingState } from '../../nn/trainer.ts';
import type { TrainingData } from '../trainingData.ts';

/**
 * Number of unchanged training digits that each validation also measures, for the gap that shows
 * overfitting.
 */
const GAP_SAMPLE = 2000;

export type Validations = { readonly validation: Validation; readonly training?: Validation };

/**
 * Validates the averaged weights on the held-out digits, and on `sample`, a subset of the training
 * digits.
 */
export function createValidation(
  plan: Plan,
  { validation, sample }: { readonly validation: Dataset; readonly sample: Dataset | undefined },
  runtime: Runtime,
): (state: TrainingState) => Promise<Validations> {
  // The trainer is idle meanwhile: all cores are free.
  const threads = availableParallelism();
  return async (state) => {
    const model = averagedModel(plan, state);
    const score = async (data: Dataset) =>
      scoreLogits(await predict(model, data, runtime, { threads }), data.labels);
    return { validation: await score(validation), ...(sample && { training: await score(sample) }) };
  };
}

/**
 * A subset of the training digits, always the same within a run. As many of it are drawn from
 * strokes as of the validation digits, or the gap would compare different material.
 */
export function gapSample({ train, validation, strokes }: TrainingData, random: Random): Dataset {
  const share = strokes ? strokes.validation.labels.length / validation.labels.length : 0;
  const drawn = Math.round(share * GAP_SAMPLE);
  const own = subset(train, shuffled(train.labels.length, random).subarray(0, GAP_SAMPLE - drawn));
  return strokes ? concatenate(own, strokes.sample(drawn, random.split('strokes'))) : own;
}
