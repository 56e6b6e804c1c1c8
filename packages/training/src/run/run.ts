import { join } from 'node:path';
import { createRandom, type Random } from '@cifra/core/random/random.ts';
import { parameterCount } from '../bundle/export.ts';
import type { TrainingEvent } from '../learn/events.ts';
import { stepCount, trainingLoop } from '../learn/loop.ts';
import type { Trainer, TrainingState } from '../nn/trainer.ts';
import type { Recipe } from '../recipe/recipe.ts';
import { digitTask } from '../tasks/digit/digitTask.ts';
import { numberTask } from '../tasks/line/numberTask.ts';
import { pageTask } from '../tasks/page/pageTask.ts';
import type { Task } from '../tasks/task.ts';
import type { DataSources } from '../tasks/trainingData.ts';
import { type Engine, openTrainer, replicaCount } from '../workers/openTrainer.ts';
import type { CheckpointFolder } from './checkpointFolder.ts';
import { createRun, type RunFolder, type RunHead, reopenRun, requireFreshFolder } from './runFolder.ts';
import { type StartingWeights, startingWeights, stateFrom } from './startingWeights.ts';
import { machineVersions, recipeHash, sourceCommit } from './versions.ts';

export type TrainOptions = Engine &
  DataSources & {
    readonly recipe: Recipe;
    /** The run's folder. */
    readonly out: string;
    readonly seed?: number;
    /**
     * Resumes the run in `out`, which must have this recipe, seed and data. The resumed run has the
     * same number of replicas, because the weights depend on this number. Without `resume`, `out`
     * must not contain a run.
     */
    readonly resume?: boolean;
    /**
     * Folder of a finished or stopped run of the same network, or of a released model: its best
     * weights initialise this run.
     */
    readonly from?: string | undefined;
    /** Folder of released bundles, where a teacher is found by name. */
    readonly modelsRoot?: string;
    /** Versions that only the caller knows: of the runtime and the project. */
    readonly versions?: Readonly<Record<string, string>>;
    /** Aborts after the current step, with a checkpoint. */
    readonly signal?: AbortSignal;
    readonly now?: () => Date;
    readonly checkpointSeconds?: number;
  };

/** Everything prepared before the first step. */
type Job = {
  readonly task: Task;
  readonly head: RunHead;
  readonly folder: RunFolder;
  /** Weights given by `from`. Undefined without `from`, and in a resumed run. */
  readonly start?: StartingWeights;
};

/**
 * Reads the data, trains the recipe's network and writes the bundle, or resumes the run in `out` at
 * its newest checkpoint. Yields the progress as events.
 *
 * @param options the recipe, the folder of the run, the runtime, and where the data are
 * @returns the events; the last one, `finished`, has the folder of the bundle
 * @throws {CifraError} with a message for users: `DataError`, and others for a wrong recipe, a run that
 *   cannot be resumed, or a training that diverges
 * @example
 * import { openRuntime } from '@cifra/node';
 * import { checkRecipe, train } from '@cifra/training';
 * import recipe from '@cifra/training/recipes/tiny-synthetic.json' with { type: 'json' };
 *
 * const short = { ...recipe, epochs: 1, data: { ...recipe.data, samples: 640 } };
 * const events = train({ recipe: checkRecipe(short), out: 'run', seed: 1, runtime: await openRuntime() });
 * for await (const event of events) {
 *   if (event.kind === 'epoch') console.log(`loss ${event.trainingLoss.toFixed(2)}`);
 *   if (event.kind === 'finished') console.log(event.bundle);
 * }
 */
export async function* train(options: TrainOptions): AsyncGenerator<TrainingEvent, void, void> {
  const { recipe, seed = 1, runtime, runtimeModule } = options;
  const random = createRandom(seed);
  // Checked before the data are read, because that can take minutes.
  if (!options.resume) await requireFreshFolder(options.out);
  const task = await openTask(options, random);
  const began = performance.now();
  try {
    const job = await prepare(options, task, random.split('weights'));
    const { head, folder } = job;
    const { newest, warnings } = await folder.checkpoints.latest();
    for (const message of [...task.warnings, ...warnings]) yield { kind: 'warning', message };
    const resumedAt = newest?.checkpoint.progress.step ?? 0;
    await folder.rewind(resumedAt);
    const trainer = await openTrainer(task.plan, task.options, {
      runtime,
      runtimeModule,
      replicas: head.replicas,
    });
    try {
      await trainer.restore(newest?.checkpoint.state ?? firstState(job, random.split('weights')));
      yield startedEvent(job, recipe, resumedAt);
      const events = trainingLoop({
        recipe,
        recipeHash: head.recipeHash,
        seed,
        trainer,
        batches: task.batches,
        random: random.split('noise'),
        validate: task.validate,
        teacher: task.teacher,
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
      await trainer.dispose();
    }
  } finally {
    await task.dispose();
  }
}

function openTask(options: TrainOptions, random: Random): Promise<Task> {
  const { recipe, resume, from } = options;
  if (recipe.task === 'number') return numberTask(recipe, options, random);
  if (recipe.task === 'page') return pageTask(recipe, options, random);
  return digitTask(recipe, { ...options, trained: resume === true || from !== undefined }, random);
}

async function prepare(options: TrainOptions, task: Task, random: Random): Promise<Job> {
  const { recipe, out, resume, from } = options;
  const head = await headOf(options, task);
  if (resume) return { task, ...(await reopenRun(out, recipe, head)) };
  if (from === undefined) return { task, ...(await createRun(out, recipe, head)) };
  // Read before the run's folder is created, so that weights that do not fit the network leave no
  // folder behind.
  const start = await startingWeights(from, { recipe, task, runtime: options.runtime, random });
  return { task, start, ...(await createRun(out, recipe, { ...head, from: start.origin })) };
}

function firstState({ task, start }: Job, random: Random): TrainingState {
  return start ? stateFrom(start, task, random) : task.freshState(random);
}

async function headOf(options: TrainOptions, { files }: Task): Promise<RunHead> {
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

function startedEvent(
  { task: { plan, batches, examples, heldOut }, folder }: Job,
  recipe: Recipe,
  resumedAt: number,
): TrainingEvent {
  return {
    kind: 'started',
    folder: folder.path,
    steps: stepCount(recipe, batches),
    stepsPerEpoch: batches.stepsPerEpoch,
    resumedAt,
    examples,
    heldOut,
    parameters: parameterCount(plan),
    multiplyAdds: plan.multiplyAdds,
  };
}

type Finished = Extract<TrainingEvent, { kind: 'finished' }>;

/** Writes the bundle of the best weights and reports its path. */
async function* finish(
  event: Finished,
  { seed = 1 }: TrainOptions,
  { task, folder, head }: Job,
  trainer: Trainer,
): AsyncGenerator<TrainingEvent, void, void> {
  const { state, step, warning } = await chosenState(folder.checkpoints, event, trainer);
  if (warning) yield { kind: 'warning', message: warning };
  const epochs = Math.round((100 * step) / task.batches.stepsPerEpoch) / 100;
  const { commit, versions, data, from } = head;
  const training = { seed, commit, versions, data, epochs, ...(from && { from }) };
  const bundle = join(folder.path, 'bundle');
  const test = await task.release(bundle, state, training);
  yield { ...event, bundle, ...(test && { test }) };
}

/**
 * Returns the weights with the best validation result. If these cannot be read, returns the last
 * weights and a warning.
 */
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
