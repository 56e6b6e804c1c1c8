import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { createRandom } from '@cifra/core/random/random.ts';
import { modelsFolder } from '@cifra/node/models/folders.ts';
import { runtime } from '@cifra/node/runtime.ts';
import type { DigitRecipe } from '@cifra/training/recipe/digitRecipe.ts';
import { requireFreshFolder } from '@cifra/training/run/runFolder.ts';
import { loadTrainingData } from '@cifra/training/tasks/trainingData.ts';
import type { Definition, PrunerName, SamplerName } from '@cifra/training/tuning/storage/events.ts';
import type { StudyStorage } from '@cifra/training/tuning/storage/storage.ts';
import { beginStudy, definitionOf } from '@cifra/training/tuning/study.ts';
import type { Trial } from '@cifra/training/tuning/trial.ts';
import { work } from '@cifra/training/tuning/worker.ts';
import { dataFolder } from '../data/folder.ts';
import { pictureProgress } from '../output/pictureProgress.ts';
import { createProgress } from '../output/progress.ts';
import { asCommandError, CommandError } from '../platform/commandError.ts';
import { exitCodes } from '../platform/exitCodes.ts';
import { type Interrupt, interrupt } from '../platform/interrupt.ts';
import { shellCommand } from '../platform/shellCommand.ts';
import { pictureReader } from '../training/pictures.ts';
import { tuningDisplay } from './display.ts';
import { type Subject, writeResults } from './results.ts';
import { loadSpace, type ObjectiveName, spaceNames } from './spaceFile.ts';
import { sqliteStorage } from './sqliteStorage.ts';
import { trainingObjective } from './trial.ts';
import { wait } from './wait.ts';

export type TuneCommandOptions = {
  readonly trials?: number;
  readonly sampler?: SamplerName;
  readonly pruner?: PrunerName;
  readonly data?: string;
  readonly seed?: number;
  readonly out?: string;
  readonly replicas?: number;
  readonly resume?: string;
};

type OpenStudy = { readonly folder: string; readonly storage: StudyStorage; readonly definition: Definition };

/**
 * Runs a study to its number of trials, shows them on stderr, prints the result files and sets the
 * exit code.
 */
export async function runTuning(space: string | undefined, options: TuneCommandOptions): Promise<void> {
  try {
    const study =
      options.resume === undefined
        ? await newStudy(space, options)
        : await earlierStudy(space, options.resume, options);
    try {
      await runStudy(study, options);
    } catch (error) {
      throw asCommandError(error, study.folder);
    } finally {
      await study.storage.close();
    }
  } catch (error) {
    throw asCommandError(error);
  }
}

async function newStudy(name: string | undefined, options: TuneCommandOptions): Promise<OpenStudy> {
  if (name === undefined) {
    const hint = `Available: ${spaceNames().join(', ')}. You can also give the path of a JSON file.`;
    throw new CommandError('no search space given', { hint, exitCode: exitCodes.usage });
  }
  const { sampler = 'tpe', pruner = 'none', seed = 1 } = options;
  const { recipe, description, ...rest } = await loadSpace(name);
  const folder = options.out ?? join('runs', `tune-${rest.name}-${timeStamp(new Date())}`);
  if (existsSync(fileOf(folder))) {
    const hint = `Resume it: ${shellCommand(['npx', 'cifra', 'tune', '--resume', folder])}, or choose another folder.`;
    throw new CommandError(`${folder} already contains a study`, { hint });
  }
  await requireFreshFolder(folder);
  await requireDigits(recipe, options);
  await mkdir(folder, { recursive: true });
  const subject: Subject = { recipe, description };
  const definition: Definition = { ...rest, sampler, pruner, seed, subject };
  const storage = sqliteStorage(fileOf(folder));
  await beginStudy(storage, definition);
  return { folder, storage, definition };
}

async function earlierStudy(
  space: string | undefined,
  folder: string,
  options: TuneCommandOptions,
): Promise<OpenStudy> {
  const { sampler, pruner, seed, out } = options;
  if ([space, sampler, pruner, seed, out].some((each) => each !== undefined)) {
    throw new CommandError('--resume continues a study with its original settings', {
      hint: 'Leave out the space, --sampler, --pruner, --seed and --out, or start a new study without --resume.',
      exitCode: exitCodes.usage,
    });
  }
  if (!existsSync(fileOf(folder))) {
    throw new CommandError(`there is no study in ${folder}`, {
      hint: 'The folder of a study contains study.sqlite.',
    });
  }
  const storage = sqliteStorage(fileOf(folder));
  const definition = await definitionOf(storage);
  if (!definition) throw new CommandError(`${fileOf(folder)} is empty: the study was never started`);
  await requireDigits((definition.subject as Subject).recipe, options);
  return { folder, storage, definition };
}

/** Reads the digits before the study is created. Without them every trial would fail. */
async function requireDigits(recipe: DigitRecipe, { data }: TuneCommandOptions): Promise<void> {
  const progress = createProgress();
  const stop = interrupt(() => progress.note('stopping … (press Ctrl-C again to exit immediately)'));
  const sources = {
    dataRoot: dataFolder(data).path,
    pictures: await pictureReader(),
    onPictures: pictureProgress(progress),
    signal: stop.signal,
  };
  try {
    await loadTrainingData(recipe, sources, createRandom(0));
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    throw new CommandError('stopped while reading the data: no trial was run', {
      exitCode: exitCodes.interrupted,
    });
  } finally {
    progress.done();
    stop.dispose();
  }
}

const fileOf = (folder: string) => join(folder, 'study.sqlite');
const scratchOf = (folder: string) => join(folder, 'scratch');

/** `20260131-094500`, UTC. */
function timeStamp(now: Date): string {
  return now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}

async function runStudy(study: OpenStudy, options: TuneCommandOptions): Promise<void> {
  const progress = createProgress();
  progress.note(`study folder: ${study.folder}`);
  const stop = interrupt(() =>
    progress.note('stopping after this step … (press Ctrl-C again to exit immediately)'),
  );
  try {
    const trials = await workOn(study, options, { stop, show: progress });
    progress.clear();
    if (stop.signal.aborted) stopped(study, options, stop);
    else await conclude(study, trials);
  } finally {
    progress.clear();
    stop.dispose();
  }
}

type Watch = { readonly stop: Interrupt; readonly show: ReturnType<typeof createProgress> };

async function workOn(
  { folder, storage, definition }: OpenStudy,
  { trials = 40, data, replicas = 1 }: TuneCommandOptions,
  { stop, show }: Watch,
): Promise<readonly Trial[]> {
  const worker = `${hostname()} ${process.pid}`;
  const { recipe } = definition.subject as Subject;
  const objectives = definition.objectives as readonly ObjectiveName[];
  return work({
    storage,
    trials,
    worker,
    now: Date.now,
    wait,
    signal: stop.signal,
    onChange: tuningDisplay(show, { definition, worker, wanted: trials }),
    objective: trainingObjective(
      { recipe, objectives },
      {
        scratch: scratchOf(folder),
        seed: definition.seed,
        dataRoot: dataFolder(data).path,
        pictures: await pictureReader(),
        modelsRoot: modelsFolder(),
        runtime,
        replicas,
        // A single replica runs on this thread, but a teacher needs another one.
        ...((replicas > 1 || recipe.distillation) && {
          runtimeModule: import.meta.resolve('@cifra/node/runtime.ts'),
        }),
      },
    ),
  });
}

async function conclude({ folder, definition }: OpenStudy, trials: readonly Trial[]): Promise<void> {
  const results = await writeResults(folder, definition, trials);
  if (!results) throw new CommandError('no trial was completed, so there is no result');
  // Removes the runs of workers that were killed.
  await rm(scratchOf(folder), { recursive: true, force: true });
  console.error(`train with: ${shellCommand(['npx', 'cifra', 'train', results.best])}`);
  console.log(resolve(results.best));
  console.log(resolve(results.report));
}

function stopped({ folder }: OpenStudy, { data, trials }: TuneCommandOptions, stop: Interrupt): void {
  const more = [
    ...(data === undefined ? [] : ['--data', data]),
    ...(trials === undefined ? [] : ['--trials', String(trials)]),
  ];
  console.error(
    `stopped; resume with: ${shellCommand(['npx', 'cifra', 'tune', '--resume', folder, ...more])}`,
  );
  process.exitCode = stop.exitCode();
}
