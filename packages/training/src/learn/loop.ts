import type { Random } from '@cifra/core/random/random.ts';
import { averageDecayAt, learningRateAt } from '../nn/schedules.ts';
import type { Batch, Hyper, StepResult, Trainer, TrainingState } from '../nn/trainer.ts';
import type { Hyperparameters } from '../recipe/hyperparameters.ts';
import type { Batches } from './batches.ts';
import { assertFiniteState, assertFiniteStep } from './divergence.ts';
import type { EpochEvent, FinishReason, StepEvent, TrainingEvent } from './events.ts';
import type { Best, Checkpoint, Progress } from './progress.ts';
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
  /** Stores a checkpoint and returns its location. */
  readonly checkpoints: { save(checkpoint: Checkpoint): Promise<string> };
  /** State at the end of an earlier session. */
  readonly start?: { readonly progress: Progress; readonly path: string } | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Seconds since this session started. */
  readonly clock: () => number;
  /** Also writes a checkpoint between validations, if the last one is this old. */
  readonly checkpointSeconds?: number | undefined;
};

const FRESH: Progress = { step: 0, best: null, sinceBest: 0, lossSum: 0, lossSteps: 0, seconds: 0 };

/**
 * Trains until the recipe's end is reached or `signal` aborts. Prints nothing; reports progress as
 * events. Prepares the next batch while the trainer works on the current one.
 */
export async function* trainingLoop(options: LoopOptions): AsyncGenerator<TrainingEvent, void, void> {
  const { recipe, trainer, batches, signal, clock, checkpointSeconds = 60 } = options;
  const steps = recipe.epochs * batches.stepsPerEpoch;
  const earlier = options.start?.progress.seconds ?? 0;
  let progress = options.start?.progress ?? FRESH;
  let saved = { path: options.start?.path ?? '', step: options.start ? progress.step : -1, at: clock() };
  const prepare = (step: number) => prepareBatch(options, step, steps);

  async function* save(state: TrainingState): AsyncGenerator<TrainingEvent, void, void> {
    const { seed, recipeHash, checkpoints } = options;
    assertFiniteState(state, {
      step: progress.step,
      learningRate: rateOf(progress.step),
      checkpoint: saved.path,
    });
    const checkpoint: Checkpoint = { seed, recipeHash, progress, state };
    saved = { path: await checkpoints.save(checkpoint), step: progress.step, at: clock() };
    yield { kind: 'checkpoint', step: progress.step, path: saved.path };
  }
  const rateOf = (step: number) => learningRateAt(recipe.schedule, recipe.learningRate, step, steps);

  let batch = await prepare(progress.step);
  let reason = whyFinished(progress, recipe, steps);
  while (batch && !reason) {
    if (signal?.aborted) {
      if (saved.step !== progress.step) yield* save(await trainer.state());
      yield { kind: 'stopped', step: progress.step, seconds: progress.seconds, checkpoint: saved.path };
      return;
    }
    const { step } = progress;
    const learningRate = rateOf(step);
    const hyper: Hyper = { learningRate, averageDecay: averageDecayAt(recipe.average.decay, step) };
    const began = clock();
    const [result, next] = await Promise.all([
      trainer.step(batch, hyper, options.random.split(step)),
      prepare(step + 1),
    ]);
    assertFiniteStep(result, { step: step + 1, learningRate, checkpoint: saved.path });
    batch = next;
    progress = afterStep(progress, result, earlier + clock());
    const imagesPerSecond = trainer.batchSize / Math.max(1e-9, clock() - began);
    yield stepEvent(progress, result, { steps, learningRate, imagesPerSecond, ...batches });

    if (isValidationDue(progress.step, steps, recipe, batches)) {
      const state = await trainer.state();
      const validated = await options.validate(state);
      const { lossSum, lossSteps } = progress;
      progress = afterValidation(progress, validated.validation, recipe, earlier + clock());
      yield epochEvent(progress, validated, {
        steps,
        learningRate,
        trainingLoss: lossSum / lossSteps,
        ...batches,
      });
      yield* save(state);
      reason = whyFinished(progress, recipe, steps);
    } else if (clock() - saved.at > checkpointSeconds) {
      yield* save(await trainer.state());
    }
  }
  yield {
    kind: 'finished',
    reason: reason ?? 'epochs',
    step: progress.step,
    seconds: progress.seconds,
    best: progress.best,
  };
}

/** Returns the batch of `step` with its teacher's logits; undefined after the last batch. */
async function prepareBatch(
  { batches, teacher }: LoopOptions,
  step: number,
  steps: number,
): Promise<Batch | undefined> {
  if (step >= steps) return undefined;
  const batch = batches.at(step);
  return teacher ? { ...batch, teacher: await teacher(step, batch) } : batch;
}

/** Depends only on the progress, so that resuming a finished run ends at once. */
function whyFinished(
  { step, best, sinceBest }: Progress,
  recipe: Hyperparameters,
  steps: number,
): FinishReason | undefined {
  if (recipe.target && best && 1 - best.error >= recipe.target.validationAccuracy) return 'target';
  if (recipe.earlyStopping && sinceBest >= recipe.earlyStopping.patience) return 'early stopping';
  return step >= steps ? 'epochs' : undefined;
}

function isValidationDue(
  step: number,
  steps: number,
  { validateEvery }: Hyperparameters,
  { stepsPerEpoch }: Batches,
): boolean {
  return step === steps || step % (validateEvery ?? stepsPerEpoch) === 0;
}

function afterStep(progress: Progress, { loss }: StepResult, seconds: number): Progress {
  const { step, lossSum, lossSteps } = progress;
  return { ...progress, step: step + 1, lossSum: lossSum + loss, lossSteps: lossSteps + 1, seconds };
}

function afterValidation(
  progress: Progress,
  { error, nll }: Validation,
  recipe: Hyperparameters,
  seconds: number,
): Progress {
  const { step } = progress;
  const improved = isBetter({ step, error, nll }, progress.best, recipe);
  return {
    step,
    best: improved ? { step, error, nll } : progress.best,
    sinceBest: improved ? 0 : progress.sinceBest + 1,
    lossSum: 0,
    lossSteps: 0,
    seconds,
  };
}

/**
 * Compares negative log-likelihoods, to which every digit contributes; the lower one is better. The
 * number of mistakes says less: a good model makes few, mostly on unreadable digits, so it varies
 * by chance. Only a run with a target compares the share of mistakes.
 */
function isBetter(a: Best, b: Best | null, { target }: Hyperparameters): boolean {
  if (b === null) return true;
  return target ? a.error < b.error : a.nll < b.nll;
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
