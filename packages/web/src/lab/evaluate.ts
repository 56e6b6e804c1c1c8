import { argMax } from '@cifra/core/decide/argMax.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { fitTemperature } from '@cifra/training/calibrate/temperature.ts';
import { type Dataset, imageAt } from '@cifra/training/dataset/dataset.ts';
import { predict, scoreLogits, type Validation } from '@cifra/training/learn/validation.ts';
import { cutNumbers } from '@cifra/training/nn/flat.ts';
import type { Plan } from '@cifra/training/nn/plan.ts';
import { inferenceGraph } from '@cifra/training/nn/release.ts';
import type { TrainingState } from '@cifra/training/nn/trainer.ts';
import type { Filters, Mistake } from './messages.ts';

/** Limit on the shown misread digits. */
const SHOWN = 24;

/** A training state as a model, with its readings of the held-out digits. */
export type Evaluation = {
  readonly model: Uint8Array;
  readonly validation: Validation;
  readonly mistakes: readonly Mistake[];
  readonly temperature: number;
};

/** Evaluates the averaged weights. */
export async function evaluate(
  plan: Plan,
  { average, statistics }: TrainingState,
  digits: Dataset,
  runtime: Runtime,
): Promise<Evaluation> {
  const model = inferenceGraph(plan, { weights: average, statistics });
  const logits = await predict(model, digits, runtime);
  const mistakes: Mistake[] = [];
  for (let i = 0; i < digits.labels.length && mistakes.length < SHOWN; i++) {
    const read = argMax(logits.subarray(10 * i, 10 * (i + 1)));
    if (read !== digits.labels[i])
      mistakes.push({ image: imageAt(digits, i).slice(), label: digits.labels[i], read });
  }
  const temperature = fitTemperature(logits, digits.labels);
  return { model, validation: scoreLogits(logits, digits.labels), mistakes, temperature };
}

/**
 * Returns the kernels of the first convolution, [side, side, 1, count] transposed to [count, side,
 * side].
 */
export function firstFilters({ parameters }: Plan, { average }: TrainingState): Filters {
  const first = parameters.find(({ shape }) => shape.length === 4 && shape[2] === 1);
  if (!first) return { side: 0, values: new Float32Array() };
  const [side, , , count] = first.shape;
  const kernels = cutNumbers(average, parameters).get(first.name)!;
  const area = side * side;
  const values = Float32Array.from(
    { length: count * area },
    (_, i) => kernels[(i % area) * count + Math.floor(i / area)],
  );
  return { side, values };
}
