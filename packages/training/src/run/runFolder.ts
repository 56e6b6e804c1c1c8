import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CifraError } from '@cifra/core/base/error.ts';
import { parseJson } from '@cifra/core/json/parseJson.ts';
import { writeAtomically } from '../files/atomicFile.ts';
import type { EpochEvent, StepEvent, TrainingEvent } from '../learn/events.ts';
import { parseRecipe, type Recipe } from '../recipe/recipe.ts';
import { type CheckpointFolder, openCheckpoints } from './checkpointFolder.ts';
import { curvesSvg } from './curves.ts';

/** The weights that another run started from: a step of a run, or a released model. */
export type RunOrigin = Pick<RunHead, 'recipe' | 'recipeHash' | 'seed'> & {
  readonly step?: number;
  /** Name and version of the released model. */
  readonly model?: string;
};

/** Everything about a run that is known when it starts. */
export type RunHead = {
  readonly format: 'cifra-run/1';
  readonly recipe: string;
  readonly recipeHash: string;
  readonly seed: number;
  /**
   * Each replica normalises its own part of a batch and drops its own units, so the weights depend
   * on the number of replicas.
   */
  readonly replicas: number;
  /** Absent if the weights were initialised at random. */
  readonly from?: RunOrigin;
  /** Commit of the sources. */
  readonly commit: string;
  readonly versions: Readonly<Record<string, string>>;
  /** SHA-256 of the raw bytes of each data file. */
  readonly data: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly started: string;
};

type Metric = StepEvent | EpochEvent;

/**
 * The folder of a run: `recipe.json`, `run.json` (seed, commit, versions, data), `metrics.jsonl` (a
 * line for each validation and for about twenty steps of each epoch), `curves.svg`, `checkpoints/`,
 * and at the end `bundle/`.
 */
export type RunFolder = {
  readonly path: string;
  readonly checkpoints: CheckpointFolder;
  /** Appends steps and epochs to the metrics; each epoch redraws the curves. */
  record(event: TrainingEvent): Promise<void>;
  /** Discards what was recorded after `step`, because a resumed run repeats it. */
  rewind(step: number): Promise<void>;
};

/** The head that a run started with, and its folder. */
export type OpenRun = { readonly head: RunHead; readonly folder: RunFolder };

/**
 * Throws if the folder of a new run is not empty, because its files would mix with those of the
 * run.
 */
export async function requireFreshFolder(path: string): Promise<void> {
  const entries = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') throw new CifraError('invalid-run', `${path} is a file: name a new folder`);
    throw error;
  });
  if (entries.length === 0) return;
  if (await readHead(path)) {
    throw new CifraError('invalid-run', `${path} already holds a run: resume it, or choose another folder`);
  }
  const shown = entries.slice(0, 3).join(', ');
  throw new CifraError(
    'invalid-run',
    `${path} is not empty (${shown}${entries.length > 3 ? ', …' : ''}): name a new folder`,
  );
}

/** Creates the folder of a new run. Throws if it is not empty. */
export async function createRun(path: string, recipe: Recipe, head: RunHead): Promise<OpenRun> {
  await requireFreshFolder(path);
  await mkdir(path, { recursive: true });
  await writeAtomically(join(path, 'recipe.json'), pretty(recipe));
  // Written last: a folder with a head is a run.
  await writeAtomically(join(path, 'run.json'), pretty(head));
  return { head, folder: await openFolder(path, recipe.name, []) };
}

/**
 * Returns the recipe and the head of an earlier run.
 *
 * @param path the folder of the run
 * @returns its recipe, seed, commit, versions and data; null if there is none
 * @throws {CifraError} if the files of the run are damaged
 * @example
 * import { readRun } from '@cifra/training';
 *
 * const run = await readRun('run');
 * console.log(run === null ? 'there is no run' : run.head.seed);
 */
export async function readRun(path: string): Promise<{ recipe: Recipe; head: RunHead } | null> {
  const head = await readHead(path);
  if (!head) return null;
  const file = join(path, 'recipe.json');
  return { head, recipe: parseRecipe(await readFile(file, 'utf8'), file) };
}

/**
 * Opens the folder of an earlier run and returns the head that this run started with. `head` is the
 * head of the new session. Throws if the recipe, seed or data of the two heads differ, because the
 * session would continue a different run.
 */
export async function reopenRun(path: string, recipe: Recipe, head: RunHead): Promise<OpenRun> {
  const run = await readRun(path);
  if (!run) throw new CifraError('invalid-run', `${path}: there is no run to resume`);
  const { recipeHash, recipe: began, seed, data } = run.head;
  if (recipeHash !== head.recipeHash)
    throw new CifraError(
      'invalid-run',
      `${path}: this run started with another recipe (${began}); resume it with that one`,
    );
  if (seed !== head.seed)
    throw new CifraError('invalid-run', `${path}: this run started with seed ${seed}, not ${head.seed}`);
  const changed = Object.keys({ ...data, ...head.data }).find((file) => data[file] !== head.data[file]);
  if (changed)
    throw new CifraError('invalid-run', `${path}: ${changed} is not the file that this run started with`);
  return { head: run.head, folder: await openFolder(path, recipe.name, await readMetrics(path)) };
}

/** `digit-20260131-094500`, UTC. */
export function runName(recipe: Recipe, now: Date): string {
  const [day, time] = now.toISOString().split('T');
  return `${recipe.name}-${day.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}`;
}

async function openFolder(path: string, name: string, earlier: readonly Metric[]): Promise<RunFolder> {
  let metrics: Metric[] = [...earlier];
  const drawCurves = () => writeAtomically(join(path, 'curves.svg'), curvesSvg(name, metrics));
  return {
    path,
    checkpoints: await openCheckpoints(join(path, 'checkpoints')),
    async record(event) {
      if (!isMetric(event) || (event.kind === 'step' && !isSampled(event))) return;
      metrics.push(event);
      await appendFile(metricsFile(path), `${JSON.stringify(event)}\n`);
      if (event.kind === 'epoch') await drawCurves();
    },
    async rewind(step) {
      metrics = metrics.filter((metric) => metric.step <= step);
      await writeAtomically(
        metricsFile(path),
        metrics.map((metric) => `${JSON.stringify(metric)}\n`).join(''),
      );
    },
  };
}

const metricsFile = (path: string) => join(path, 'metrics.jsonl');
const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function isMetric(event: TrainingEvent): event is Metric {
  return event.kind === 'step' || event.kind === 'epoch';
}

/**
 * True for about twenty steps per epoch; decided by step number, so that a resumed run samples the
 * same ones.
 */
function isSampled({ step, epoch }: StepEvent): boolean {
  const stepsPerEpoch = Math.round(step / epoch);
  return step === 1 || step % Math.max(1, Math.round(stepsPerEpoch / 20)) === 0;
}

async function readHead(path: string): Promise<RunHead | null> {
  const file = join(path, 'run.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (text === null) return null;
  const head = parseJson(text, file) as RunHead | null;
  if (head?.format !== 'cifra-run/1')
    throw new CifraError('invalid-run', `${file}: not the head of a run (cifra-run/1)`);
  return head;
}

/** Returns the steps and epochs that a run recorded; empty if there is no run. */
export async function readMetrics(path: string): Promise<Metric[]> {
  const text = await readFile(metricsFile(path), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line): Metric[] => {
    try {
      return [JSON.parse(line) as Metric];
    } catch {
      // If the process was killed, the last line may be cut off. The steps of this line are
      // repeated anyway.
      return [];
    }
  });
}
