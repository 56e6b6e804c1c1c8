import { join, resolve } from 'node:path';
import type { Figure } from '@cifra/core/model/manifest.ts';
import { modelsFolder } from '@cifra/node/models/folders.ts';
import { runtime, runtimeVersions } from '@cifra/node/runtime.ts';
import type { TrainingEvent } from '@cifra/training/learn/events.ts';
import type { Recipe } from '@cifra/training/recipe/recipe.ts';
import { train } from '@cifra/training/run/run.ts';
import { readRun, runName } from '@cifra/training/run/runFolder.ts';
import { dataFolder } from '../data/folder.ts';
import { figureValue } from '../models/figures.ts';
import { pictureProgress } from '../output/pictureProgress.ts';
import { createProgress } from '../output/progress.ts';
import { asCommandError, CommandError } from '../platform/commandError.ts';
import { exitCodes } from '../platform/exitCodes.ts';
import { interrupt } from '../platform/interrupt.ts';
import { shellCommand } from '../platform/shellCommand.ts';
import { version } from '../platform/version.ts';
import { trainingDisplay } from './display.ts';
import { pictureReader } from './pictures.ts';
import { loadRecipe } from './recipes.ts';
import { trainOn } from './trainOn.ts';

export type TrainCommandOptions = {
  readonly data?: string;
  readonly trainOn?: string;
  readonly seed?: number;
  readonly out?: string;
  readonly epochs?: number;
  readonly replicas?: number;
  readonly from?: string;
  readonly resume?: string;
};

/** The settings of a new or resumed run. */
type Plan = {
  readonly recipe: Recipe;
  readonly seed: number;
  readonly out: string;
  readonly resume: boolean;
  readonly from?: string | undefined;
  /** Changes to the recipe, shown to the user. */
  readonly notes: readonly string[];
};

/**
 * Trains, shows progress on stderr, prints the bundle's folder on stdout and sets the exit code.
 */
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

async function newRun(name = 'digit', options: TrainCommandOptions): Promise<Plan> {
  const { seed = 1, epochs, out, from, trainOn: folder } = options;
  const given = await loadRecipe(name);
  const { recipe: own, notes } =
    folder === undefined ? { recipe: given, notes: [] } : await trainOn(given, folder);
  const recipe = epochs === undefined ? own : { ...own, epochs };
  return { recipe, notes, seed, out: out ?? join('runs', runName(recipe, new Date())), resume: false, from };
}

async function earlierRun(
  name: string | undefined,
  folder: string,
  options: TrainCommandOptions,
): Promise<Plan> {
  const { seed, epochs, out, replicas, from, trainOn } = options;
  if ([name, seed, epochs, out, replicas, from, trainOn].some((each) => each !== undefined)) {
    throw new CommandError('--resume continues a run with its original settings', {
      hint: 'Leave out the recipe, --train-on, --seed, --epochs, --out, --replicas and --from, or start a new run without --resume.',
      exitCode: exitCodes.usage,
    });
  }
  const run = await readRun(folder);
  if (run === null) {
    throw new CommandError(`there is no run in ${folder}`, {
      hint: 'The folder of a run contains run.json.',
    });
  }
  return { recipe: run.recipe, seed: run.head.seed, out: folder, resume: true, notes: [] };
}

async function watch({ notes, ...plan }: Plan, { data, replicas }: TrainCommandOptions): Promise<void> {
  const progress = createProgress();
  const show = trainingDisplay(progress);
  let stepping = false;
  const stop = interrupt(() =>
    progress.note(`stopping${stepping ? ' after this step' : ''} … (press Ctrl-C again to exit immediately)`),
  );
  try {
    for (const note of notes) progress.note(note);
    const events = train({
      ...plan,
      replicas,
      dataRoot: dataFolder(data).path,
      pictures: await pictureReader(),
      onPictures: pictureProgress(progress),
      modelsRoot: modelsFolder(),
      runtime,
      runtimeModule: import.meta.resolve('@cifra/node/runtime.ts'),
      versions: { cifra: version(), ...runtimeVersions },
      signal: stop.signal,
    });
    for await (const event of events) {
      if (event.kind === 'started') stepping = true;
      show(event);
      conclude(event, { plan, data, exitCode: stop.exitCode() });
    }
  } catch (error) {
    if (stepping || !stop.signal.aborted) throw error;
    progress.clear();
    progress.note('stopped while reading the data: no run was started; the pictures read so far are cached');
    process.exitCode = stop.exitCode();
  } finally {
    progress.done();
    stop.dispose();
  }
}

type Ending = {
  readonly plan: Pick<Plan, 'out' | 'recipe'>;
  readonly data: string | undefined;
  readonly exitCode: number;
};

function conclude(event: TrainingEvent, { plan, data, exitCode }: Ending): void {
  if (event.kind === 'finished' && event.bundle !== undefined) {
    if (event.test) console.error(testLine(event.test));
    console.error(`finished (${event.reason})${nextCommand(event.bundle)}`);
    console.log(resolve(event.bundle));
  }
  if (event.kind === 'stopped') {
    const dataWords = data === undefined ? [] : ['--data', data];
    console.error(`stopped after step ${event.step}; saved in ${event.checkpoint}`);
    console.error(
      `resume with: ${shellCommand(['npx', 'cifra', 'train', '--resume', plan.out, ...dataWords])}`,
    );
    process.exitCode = exitCode;
  }
}

/** Says how to read with a bundle. */
function nextCommand(bundle: string): string {
  return `; read pictures with: ${shellCommand(['npx', 'cifra', 'read', '--model', bundle])} FILES`;
}

function testLine(test: Figure): string {
  return `test accuracy on ${test.data}: ${figureValue(test, test.value)} (n = ${test.n})`;
}
