import { join, resolve } from 'node:path';
import { modelsFolder } from '@cifra/node/models/folders.ts';
import { env } from '@cifra/node/onnxruntime.ts';
import { runtime } from '@cifra/node/runtime.ts';
import type { TrainingEvent } from '@cifra/training/train/events.ts';
import type { Recipe } from '@cifra/training/train/recipe.ts';
import { train } from '@cifra/training/train/run.ts';
import { readRun, runName } from '@cifra/training/train/runFolder.ts';
import { asCommandError, CommandError } from '../commandError.ts';
import { dataFolder } from '../data/folder.ts';
import { exitCodes } from '../exitCodes.ts';
import { interrupt } from '../interrupt.ts';
import { createProgress } from '../output/progress.ts';
import { shellCommand } from '../shellCommand.ts';
import { version } from '../version.ts';
import { trainingDisplay } from './display.ts';
import { pictures } from './pictures.ts';
import { loadRecipe } from './recipes.ts';

export type TrainCommandOptions = {
  readonly data?: string;
  readonly seed?: number;
  readonly out?: string;
  readonly epochs?: number;
  readonly replicas?: number;
  readonly from?: string;
  readonly resume?: string;
};

/** What a run is, whether it begins or goes on. */
type Plan = {
  readonly recipe: Recipe;
  readonly seed: number;
  readonly out: string;
  readonly resume: boolean;
  readonly from?: string;
};

/** Trains, shows progress on stderr, prints the bundle's folder on stdout; sets the exit code. */
export async function runTraining(name: string | undefined, options: TrainCommandOptions): Promise<void> {
  let place = options.out;
  try {
    const plan =
      options.resume === undefined
        ? await newRun(name, options)
        : await earlierRun(name, options.resume, options);
    place = plan.out;
    await watch(plan, options);
  } catch (error) {
    throw asCommandError(error, place);
  }
}

async function newRun(name = 'digit', { seed = 1, epochs, out, from }: TrainCommandOptions): Promise<Plan> {
  const given = await loadRecipe(name);
  const recipe = epochs === undefined ? given : { ...given, epochs };
  return { recipe, seed, out: out ?? join('runs', runName(recipe, new Date())), resume: false, from };
}

async function earlierRun(
  name: string | undefined,
  folder: string,
  options: TrainCommandOptions,
): Promise<Plan> {
  const { seed, epochs, out, replicas, from } = options;
  if ([name, seed, epochs, out, replicas, from].some((each) => each !== undefined)) {
    throw new CommandError('--resume goes on with a run as it was begun', {
      hint: 'Leave out the recipe, --seed, --epochs, --out, --replicas and --from, or begin a new run without --resume.',
      exitCode: exitCodes.usage,
    });
  }
  const run = await readRun(folder);
  if (run === null) {
    throw new CommandError(`there is no run in ${folder}`, { hint: 'A run’s folder has a run.json in it.' });
  }
  return { recipe: run.recipe, seed: run.head.seed, out: folder, resume: true };
}

async function watch(plan: Plan, { data, replicas }: TrainCommandOptions): Promise<void> {
  const progress = createProgress();
  const show = trainingDisplay(progress);
  const stop = interrupt(() => progress.note('stopping after this step … (Ctrl-C again ends at once)'));
  try {
    const events = train({
      ...plan,
      replicas,
      dataRoot: dataFolder(data).path,
      pictures,
      modelsRoot: modelsFolder(),
      runtime,
      runtimeModule: import.meta.resolve('@cifra/node/runtime.ts'),
      versions: { cifra: version(), 'onnxruntime-node': env.versions.common },
      signal: stop.signal,
    });
    for await (const event of events) {
      show(event);
      conclude(event, { plan, data, exitCode: stop.exitCode() });
    }
  } finally {
    progress.done();
    stop.dispose();
  }
}

type Ending = { readonly plan: Plan; readonly data: string | undefined; readonly exitCode: number };

function conclude(event: TrainingEvent, { plan, data, exitCode }: Ending): void {
  if (event.kind === 'finished' && event.bundle !== undefined) {
    console.error(
      `finished (${event.reason}); read with: ${shellCommand(['npx', 'cifra', 'read', '--model', event.bundle])} FILES`,
    );
    console.log(resolve(event.bundle));
  }
  if (event.kind === 'stopped') {
    const dataWords = data === undefined ? [] : ['--data', data];
    console.error(`stopped after step ${event.step}; all of it is in ${event.checkpoint}`);
    console.error(
      `go on with: ${shellCommand(['npx', 'cifra', 'train', '--resume', plan.out, ...dataWords])}`,
    );
    process.exitCode = exitCode;
  }
}
