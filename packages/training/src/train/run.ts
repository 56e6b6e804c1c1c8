import { join, resolve } from 'node:path';
import { createRandom } from '@cifra/core/random.ts';
import { type Plan, planModel } from '../nn/plan.ts';
import { initialState, type Trainer, type TrainingState } from '../nn/trainer.ts';
import { type Batches, createBatches } from './batches.ts';
import type { CheckpointFolder } from './checkpointFolder.ts';
import type { TrainingEvent } from './events.ts';
import { exportBundle, parameterCount } from './export.ts';
import { createJudge, gapSample } from './judge.ts';
import { trainingLoop } from './loop.ts';
import { type Engine, openTrainer, replicaCount } from './openTrainer.ts';
import type { Recipe } from './recipe.ts';
import { createRun, type RunFolder, type RunHead, reopenRun } from './runFolder.ts';
import { openTeacher, type Teacher } from './teacher.ts';
import { rememberTeacher } from './teacherMemory.ts';
import { type DataSources, loadTrainingData, type TrainingData } from './trainingData.ts';
import { machineVersions, recipeHash, sourceCommit } from './versions.ts';

export type TrainOptions = Engine &
  DataSources & {
    readonly recipe: Recipe;
    /** The run's folder. */
    readonly out: string;
    readonly seed?: number;
    /**
     * Go on with the run in `out`, which must be of this recipe, seed and data; it keeps its number of replicas, on which
     * the weights depend. Without `resume` there must be no run in `out`.
     */
    readonly resume?: boolean;
    /** Folder of released bundles, where a teacher is looked up by name. */
    readonly modelsRoot?: string;
    /** Versions that only the caller knows: the runtime's, the project's. */
    readonly versions?: Readonly<Record<string, string>>;
    /** Aborts after the current step, with a checkpoint. */
    readonly signal?: AbortSignal;
    readonly now?: () => Date;
    readonly checkpointSeconds?: number;
  };

/** What is made before the first step. */
type Job = {
  readonly plan: Plan;
  readonly data: TrainingData;
  readonly batches: Batches;
  readonly head: RunHead;
  readonly folder: RunFolder;
};

/**
 * Trains a recipe from data to bundle, or on from where an earlier sitting ended; the events tell how it goes.
 *
 * @throws SchemaError, DataError, DivergenceError and others whose messages are for people
 */
export async function* train(options: TrainOptions): AsyncGenerator<TrainingEvent, void, void> {
  const { recipe, seed = 1, runtime, runtimeModule } = options;
  const began = performance.now();
  const random = createRandom(seed);
  const job = await prepare(options);
  const { plan, data, batches, head, folder } = job;
  const { newest, warnings } = await folder.checkpoints.latest();
  for (const message of [...data.warnings, ...warnings]) yield { kind: 'warning', message };
  const resumedAt = newest?.checkpoint.progress.step ?? 0;
  await folder.rewind(resumedAt);

  const teacher = await openRecipesTeacher(options);
  const trainer = await openTrainer(plan, recipe, { runtime, runtimeModule, replicas: head.replicas });
  try {
    await trainer.restore(newest?.checkpoint.state ?? initialState(plan, recipe, random.split('weights')));
    yield startedEvent(job, recipe, resumedAt);
    // A timed run is not held up by what its target does not need.
    const sample = recipe.target ? undefined : gapSample(data.train, random.split('gap'));
    const events = trainingLoop({
      recipe,
      recipeHash: head.recipeHash,
      seed,
      trainer,
      batches,
      random: random.split('noise'),
      validate: createJudge(plan, { validation: data.validation, sample }, runtime),
      teacher: teacher && rememberTeacher(teacher.logits, batches.images ?? 0),
      checkpoints: folder.checkpoints,
      start: newest ? { progress: newest.checkpoint.progress, path: newest.path } : undefined,
      signal: options.signal,
      clock: () => (performance.now() - began) / 1000,
      checkpointSeconds: options.checkpointSeconds,
    });
    for await (const event of events) {
      await folder.record(event);
      if (event.kind === 'finished') yield* finish(event, options, job, trainer);
      else yield event;
    }
  } finally {
    await Promise.all([trainer.dispose(), teacher?.dispose()]);
  }
}

async function prepare(options: TrainOptions): Promise<Job> {
  const { recipe, seed = 1, out, resume } = options;
  const random = createRandom(seed);
  const plan = planModel(recipe.model);
  const data = await loadTrainingData(recipe, options, random.split('data'));
  const batches = createBatches(data.train, recipe, random.split('batches'));
  const head = await headOf(options, data);
  const run = resume ? await reopenRun(out, recipe, head) : await createRun(out, recipe, head);
  return { plan, data, batches, ...run };
}

async function headOf(options: TrainOptions, { train: { files } }: TrainingData): Promise<RunHead> {
  const { recipe, seed = 1, versions, now = () => new Date() } = options;
  return {
    format: 'cifra-run/1',
    recipe: `${recipe.name} ${recipe.version}`,
    recipeHash: recipeHash(recipe),
    seed,
    replicas: replicaCount(recipe.batchSize, options),
    commit: await sourceCommit(),
    versions: machineVersions(versions),
    data: files,
    started: now().toISOString(),
  };
}

async function openRecipesTeacher({
  recipe,
  modelsRoot = 'models',
  runtimeModule,
}: TrainOptions): Promise<Teacher | undefined> {
  if (!recipe.distillation) return undefined;
  if (!runtimeModule)
    throw new Error('train: distillation needs runtimeModule, for the thread of its teacher');
  const folders = recipe.distillation.teachers.map((name) => resolve(modelsRoot, name));
  return openTeacher(folders, runtimeModule);
}

function startedEvent(
  { plan, data, batches: { stepsPerEpoch }, folder }: Job,
  { epochs }: Recipe,
  resumedAt: number,
): TrainingEvent {
  return {
    kind: 'started',
    folder: folder.path,
    steps: epochs * stepsPerEpoch,
    stepsPerEpoch,
    resumedAt,
    digits: data.train.labels.length,
    validationDigits: data.validation.labels.length,
    parameters: parameterCount(plan),
    multiplyAdds: plan.multiplyAdds,
  };
}

type Finished = Extract<TrainingEvent, { kind: 'finished' }>;

/** Makes the bundle of the best weights, and says where it is. */
async function* finish(
  event: Finished,
  { recipe, runtime, seed = 1 }: TrainOptions,
  { plan, data, batches, folder, head }: Job,
  trainer: Trainer,
): AsyncGenerator<TrainingEvent, void, void> {
  const { state, step, warning } = await chosenState(folder.checkpoints, event, trainer);
  if (warning) yield { kind: 'warning', message: warning };
  const epochs = Math.round((100 * step) / batches.stepsPerEpoch) / 100;
  const training = { seed, commit: head.commit, versions: head.versions, data: head.data, epochs };
  const bundle = join(folder.path, 'bundle');
  const { validation } = data;
  await exportBundle(bundle, { recipe, plan, state, validation, runtime, training });
  yield { ...event, bundle };
}

/** The weights of the best validation; the last ones where those cannot be read any more. */
async function chosenState(
  checkpoints: CheckpointFolder,
  { best, step }: Finished,
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
