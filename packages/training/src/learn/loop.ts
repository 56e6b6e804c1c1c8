import type { Random } from '@cifra/core/random/random.ts';
import { averageDecayAt, learningRateAt } from '../nn/schedules.ts';
import type { Batch, Hyper, StepResult, Trainer, TrainingState } from '../nn/trainer.ts';
import type { Hyperparameters } from '../recipe/hyperparameters.ts';
import type { Batches } from './batches.ts';
import { assertFiniteStep } from './divergence.ts';
import type { EpochEvent, StepEvent, TrainingEvent } from './events.ts';
import {
  afterStep,
  afterValidation,
  FRESH,
  isValidationDue,
  type Progress,
  whyFinished,
} from './progress.ts';
import { type Checkpoints, createSaver } from './saver.ts';
import type { Validation } from './validation.ts';

export type LoopOptions = {
  readonly recipe: Hyperparameters;
  readonly recipeHash: string;
  readonly seed: number;
  /** Already holds the state of `start`, or a fresh one. */
  readonly trainer: Trainer;
  readonly batches: Batches;
  /** Random source for dropout; split by step. */
  readonly random: Random;
  readonly validate: (state: TrainingState) => Promise<{ validation: Validation; training?: Validation }>;
  /** The teacher's logits [n, 10] on the batch of a step; required for distillation. */
  readonly teacher?: ((step: number, batch: Batch) => Promise<Float32Array>) | undefined;
  readonly checkpoints: Checkpoints;
  /** State at the end of an earlier session. */
  readonly start?: { readonly progress: Progress; readonly path: string } | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Seconds since this session started. */
  readonly clock: () => number;
  /** Also writes a checkpoint between validations, if the last one is this old. */
  readonly checkpointSeconds?: number | undefined;
};

/**
 * Trains until the recipe's end is reached or `signal` aborts. Prints nothing; reports progress as
 * events. Prepares the next batch while the trainer works on the current one.
 */
export async function* trainingLoop(options: LoopOptions): AsyncGenerator<TrainingEvent, void, void> {
  const { recipe, trainer, batches, signal, clock } = options;
  const steps = stepCount(recipe, batches);
  const earlier = options.start?.progress.seconds ?? 0;
  const saver = createSaver(options, (step) => hyperAt(recipe, step, steps).learningRate);
  let progress = options.start?.progress ?? FRESH;
  let batch = await prepareBatch(options, progress.step, steps);
  let reason = whyFinished(progress, recipe, steps);
  while (batch && !reason) {
    const { step } = progress;
    if (signal?.aborted) {
      if (!saver.holds(step)) yield await saver.save(progress, await trainer.state());
      yield { kind: 'stopped', step, seconds: progress.seconds, checkpoint: saver.path };
      return;
    }
    const hyper = hyperAt(recipe, step, steps);
    const began = clock();
    const [result, next] = await Promise.all([
      trainer.step(batch, hyper, options.random.split(step)),
      prepareBatch(options, step + 1, steps),
    ]);
    const { learningRate } = hyper;
    assertFiniteStep(result, { step: step + 1, learningRate, checkpoint: saver.path });
    batch = next;
    progress = afterStep(progress, result, earlier + clock());
    const imagesPerSecond = trainer.batchSize / Math.max(1e-9, clock() - began);
    yield stepEvent(progress, result, { steps, learningRate, imagesPerSecond, ...batches });

    if (isValidationDue(progress.step, steps, recipe, batches)) {
      const state = await trainer.state();
      const validated = await options.validate(state);
      const trainingLoss = progress.lossSum / progress.lossSteps;
      progress = afterValidation(progress, validated.validation, recipe, earlier + clock());
      yield epochEvent(progress, validated, { steps, learningRate, trainingLoss, ...batches });
      yield await saver.save(progress, state);
      reason = whyFinished(progress, recipe, steps);
    } else if (saver.isDue()) {
      yield await saver.save(progress, await trainer.state());
    }
  }
  const { step, seconds, best } = progress;
  yield { kind: 'finished', reason: reason ?? 'epochs', step, seconds, best };
}

function hyperAt({ schedule, learningRate, average }: Hyperparameters, step: number, steps: number): Hyper {
  return {
    learningRate: learningRateAt(schedule, learningRate, step, steps),
    averageDecay: averageDecayAt(average.decay, step),
  };
}

/** Number of steps in a run, at least one. */
export function stepCount(
  { epochs }: Pick<Hyperparameters, 'epochs'>,
  { stepsPerEpoch }: Pick<Batches, 'stepsPerEpoch'>,
): number {
  return Math.max(1, Math.round(epochs * stepsPerEpoch));
}

/** Returns the batch of `step` with its teacher's logits; undefined after the last batch. */
async function prepareBatch(
  { batches, teacher }: LoopOptions,
  step: number,
  steps: number,
): Promise<Batch | undefined> {
  if (step >= steps) return undefined;
  const batch = await batches.at(step);
  return teacher ? { ...batch, teacher: await teacher(step, batch) } : batch;
}

type Surroundings = { steps: number; stepsPerEpoch: number; learningRate: number };

function stepEvent(
  { step, seconds }: Progress,
  { loss, gradientNorm }: StepResult,
  { steps, stepsPerEpoch, learningRate, imagesPerSecond }: Surroundings & { imagesPerSecond: number },
): StepEvent {
  const epoch = step / stepsPerEpoch;
  return { kind: 'step', step, steps, epoch, loss, gradientNorm, learningRate, imagesPerSecond, seconds };
}

function epochEvent(
  { step, seconds, best }: Progress,
  validated: { validation: Validation; training?: Validation },
  { steps, stepsPerEpoch, learningRate, trainingLoss }: Surroundings & { trainingLoss: number },
): EpochEvent {
  const epoch = step / stepsPerEpoch;
  const improved = best?.step === step;
  return { kind: 'epoch', step, steps, epoch, trainingLoss, ...validated, learningRate, seconds, improved };
}
