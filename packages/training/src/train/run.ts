import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { createRandom, type Random } from '@cifra/core/random.ts';
import { type Dataset, subset } from '../data/dataset.ts';
import { type Plan, planModel } from '../nn/plan.ts';
import type { StepOptions } from '../nn/step.ts';
import { createTrainer, initialState, type Trainer, type TrainingState } from '../nn/trainer.ts';
import { createBatches, shuffled } from './batches.ts';
import type { CheckpointFolder } from './checkpointFolder.ts';
import type { TrainingEvent } from './events.ts';
import { averagedModel, exportBundle, parameterCount } from './export.ts';
import { trainingLoop } from './loop.ts';
import type { Recipe } from './recipe.ts';
import { createReplicas } from './replicas.ts';
import { createRun, type RunFolder, type RunHead, reopenRun } from './runFolder.ts';
import { openTeacher } from './teacher.ts';
import { rememberTeacher } from './teacherMemory.ts';
import { loadTrainingData, type TrainingData } from './trainingData.ts';
import { predict, scoreLogits } from './validation.ts';
import { machineVersions, recipeHash, sourceCommit } from './versions.ts';

export type TrainOptions = {
  readonly recipe: Recipe;
  /** The run's folder. */
  readonly out: string;
  readonly seed?: number;
  /** Go on with the run in `out`; without one there, begin it. */
  readonly resume?: boolean;
  /** Folder of the data sets; not needed for synthetic data or a folder of pictures. */
  readonly dataRoot?: string;
  /** Folder of released bundles, where a teacher is looked up by name. */
  readonly modelsRoot?: string;
  /** Validates and exports. */
  readonly runtime: Runtime;
  /** URL of a module that exports `runtime`, for the worker threads; without it all work is done in this thread. */
  readonly runtimeModule?: string;
  /** Worker threads; by default one a core, as far as the batch divides among them. */
  readonly replicas?: number;
  /** Versions that only the caller knows: the runtime's, the project's. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Aborts after the current step, with a checkpoint. */
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
  readonly checkpointSeconds?: number;
};

/** Unchanged training digits on which each validation measures too, for the gap that shows overfitting. */
const GAP_SAMPLE = 2000;

/**
 * Trains a recipe from data to bundle, or on from where an earlier sitting ended; the events tell how it goes.
 *
 * @throws SchemaError, DataError, DivergenceError and others whose messages are for people
 */
export async function* train(options: TrainOptions): AsyncGenerator<TrainingEvent, void, void> {
  const { recipe, seed = 1, dataRoot, runtime, now = () => new Date() } = options;
  const began = performance.now();
  const clock = () => (performance.now() - began) / 1000;
  const random = createRandom(seed);
  const plan = planModel(recipe.model);
  const data = await loadTrainingData(recipe, dataRoot, random.split('data'));
  const batches = createBatches(data.train, recipe, random.split('batches'));
  const threads = options.replicas ?? availableParallelism();
  const head = await headOf(options, data, now());
  const folder = await openRun(options, head);
  const { newest, warnings } = await folder.checkpoints.latest();
  for (const message of warnings) yield { kind: 'warning', message };
  await folder.rewind(newest?.checkpoint.progress.step ?? 0);

  const teacher = await openRecipesTeacher(options);
  const trainer = await openTrainer(options, plan, threads);
  try {
    const fresh = () => initialState(plan, recipe, random.split('weights'));
    await trainer.restore(newest?.checkpoint.state ?? fresh());
    yield {
      kind: 'started',
      folder: folder.path,
      steps: recipe.epochs * batches.stepsPerEpoch,
      stepsPerEpoch: batches.stepsPerEpoch,
      resumedAt: newest?.checkpoint.progress.step ?? 0,
      digits: data.train.labels.length,
      validationDigits: data.validation.labels.length,
      parameters: parameterCount(plan),
      multiplyAdds: plan.multiplyAdds,
    };
    const events = trainingLoop({
      recipe,
      recipeHash: head.recipeHash,
      seed,
      trainer,
      batches,
      random: random.split('noise'),
      validate: createValidate(plan, data, { runtime, threads, sample: gapSample(recipe, data, random) }),
      teacher: teacher && rememberTeacher(teacher.logits, batches.images ?? 0),
      checkpoints: folder.checkpoints,
      start: newest ? { progress: newest.checkpoint.progress, path: newest.path } : undefined,
      signal: options.signal,
      clock,
      checkpointSeconds: options.checkpointSeconds,
    });
    for await (const event of events) {
      await folder.record(event);
      if (event.kind !== 'finished') {
        yield event;
        continue;
      }
      const { state, step, warning } = await chosenState(folder.checkpoints, event, trainer);
      if (warning) yield { kind: 'warning', message: warning };
      const bundle = join(folder.path, 'bundle');
      const { commit, versions, data: files } = head;
      const training = { seed, commit, versions, data: files, epochs: round(step / batches.stepsPerEpoch) };
      await exportBundle(bundle, {
        recipe,
        plan,
        state,
        validation: data.validation,
        runtime,
        threads,
        training,
      });
      yield { ...event, bundle };
    }
  } finally {
    await Promise.all([trainer.dispose(), teacher?.dispose()]);
  }
}

async function headOf(options: TrainOptions, { train }: TrainingData, now: Date): Promise<RunHead> {
  const { recipe, seed = 1, versions } = options;
  return {
    format: 'cifra-run/1',
    recipe: `${recipe.name} ${recipe.version}`,
    recipeHash: recipeHash(recipe),
    seed,
    commit: await sourceCommit(),
    versions: machineVersions(versions),
    data: train.files,
    started: now.toISOString(),
  };
}

async function openRun({ recipe, out, resume, seed = 1 }: TrainOptions, head: RunHead): Promise<RunFolder> {
  const earlier = resume ? await reopenRun(out, recipe, seed) : null;
  return earlier ?? createRun(out, recipe, head);
}

function openTrainer(
  { recipe, runtime, runtimeModule }: TrainOptions,
  plan: Plan,
  threads: number,
): Promise<Trainer> {
  const options: StepOptions = { ...recipe };
  if (!runtimeModule) return createTrainer(plan, options, runtime, { threads });
  return createReplicas(plan, options, { replicas: dividing(recipe.batchSize, threads), runtimeModule });
}

/** The largest number of replicas, up to `wanted`, that a batch divides among. */
function dividing(batchSize: number, wanted: number): number {
  let replicas = Math.min(wanted, batchSize);
  while (batchSize % replicas) replicas--;
  return replicas;
}

async function openRecipesTeacher({ recipe, modelsRoot = 'models', runtimeModule }: TrainOptions) {
  if (!recipe.distillation) return undefined;
  if (!runtimeModule)
    throw new Error('train: distillation needs runtimeModule, for the thread of its teacher');
  return openTeacher(resolve(modelsRoot, recipe.distillation.teacher), runtimeModule);
}

type ValidateOptions = { runtime: Runtime; threads: number; sample: Dataset | undefined };

/** Judges the averaged weights on the held-out digits, and on `sample` of those that it learns from. */
function createValidate(
  plan: Plan,
  { validation }: TrainingData,
  { sample, runtime, threads }: ValidateOptions,
) {
  return async (state: TrainingState) => {
    const model = averagedModel(plan, state);
    const judge = async (data: Dataset) =>
      scoreLogits(await predict(model, data, runtime, { threads }), data.labels);
    return { validation: await judge(validation), ...(sample && { training: await judge(sample) }) };
  };
}

/** None when a run is timed: then every second counts. */
function gapSample({ target }: Recipe, { train }: TrainingData, random: Random): Dataset | undefined {
  if (target) return undefined;
  return subset(train, shuffled(train.labels.length, random.split('gap')).subarray(0, GAP_SAMPLE));
}

/** The weights of the best validation; the last ones where those cannot be read any more. */
async function chosenState(
  checkpoints: CheckpointFolder,
  { best, step }: Extract<TrainingEvent, { kind: 'finished' }>,
  trainer: Trainer,
): Promise<{ state: TrainingState; step: number; warning?: string }> {
  if (!best || best.step === step) return { state: await trainer.state(), step };
  try {
    return { state: (await checkpoints.load(best.step)).state, step: best.step };
  } catch (error) {
    const warning = `the best weights cannot be read (${(error as Error).message}): the last ones are released`;
    return { state: await trainer.state(), step, warning };
  }
}

const round = (epochs: number) => Math.round(epochs * 100) / 100;
