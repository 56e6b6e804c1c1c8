import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CifraError } from '@cifra/core/base/error.ts';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import type { Manifest } from '@cifra/core/model/manifest.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { concatenate, flatLength } from '../nn/flat.ts';
import { grown } from '../nn/grown.ts';
import { elements, planModel } from '../nn/plan.ts';
import type { Learned } from '../nn/release.ts';
import { releasedWeights } from '../nn/releasedWeights.ts';
import { withStatistics } from '../nn/statistics.ts';
import type { TrainingState } from '../nn/trainer.ts';
import type { Recipe } from '../recipe/recipe.ts';
import type { Task } from '../tasks/task.ts';
import { openCheckpoints } from './checkpointFolder.ts';
import { lineClasses } from './lineClasses.ts';
import { type RunOrigin, readRun } from './runFolder.ts';
import { recipeHash } from './versions.ts';

/** Pictures that give a released model's batch normalisation its statistics: many, or many pixels. */
const PICTURES = 512;
const PIXELS = 4e6;

/** Weights that initialise a run, and where they come from. */
export type StartingWeights = {
  readonly origin: RunOrigin;
  /** Averaged weights, and statistics. */
  readonly learned: Learned;
};

type Start = {
  readonly recipe: Recipe;
  readonly task: Task;
  readonly runtime: Runtime;
  /** Draws the initial weights of layers that a released model lacks. */
  readonly random: Random;
};

/**
 * Returns the best weights of the run in a folder, by its own validation, or those of the bundle in
 * it.
 * @throws Error if there is neither, or the weights belong to another network
 */
export async function startingWeights(folder: string, start: Start): Promise<StartingWeights> {
  const found = existsSync(join(folder, 'manifest.json'))
    ? await ofBundle(folder, start)
    : await ofRun(folder);
  requireFit(found, start.task);
  return found;
}

async function ofRun(folder: string): Promise<StartingWeights> {
  const run = await readRun(folder);
  if (!run)
    throw new CifraError(
      'invalid-run',
      `${folder}: there is no run to start from; a run’s folder contains a run.json, a model’s a manifest.json`,
    );
  const checkpoints = await openCheckpoints(join(folder, 'checkpoints'));
  const { newest } = await checkpoints.latest();
  if (!newest) throw new CifraError('invalid-run', `${folder}: this run has no checkpoint that can be read`);
  const { best, step } = newest.checkpoint.progress;
  const chosen = best && best.step !== step ? await checkpoints.load(best.step) : newest.checkpoint;
  const { recipe, recipeHash, seed } = run.head;
  const { average, statistics } = chosen.state;
  return {
    origin: { recipe, recipeHash, seed, step: chosen.progress.step },
    learned: { weights: average, statistics },
  };
}

async function ofBundle(folder: string, start: Start): Promise<StartingWeights> {
  const { recipe, task, runtime } = start;
  const [text, model] = await Promise.all(
    ['manifest.json', 'model.onnx'].map((file) => readFile(join(folder, file))),
  );
  const { manifest } = await parseBundle({ manifest: String(text), model }, recipe.task ?? 'digit');
  const { name, version, training } = manifest;
  const own = training.recipe as Recipe;
  const learned = released(model, manifest, start);
  return {
    origin: {
      recipe: `${own.name} ${own.version}`,
      recipeHash: recipeHash(own),
      seed: training.seed,
      model: `${name} ${version}`,
    },
    learned: await withStatistics(task.plan, learned, await trainingPictures(task), runtime),
  };
}

/**
 * The weights of a released model; a line model may know fewer symbols than the task's network, and
 * lack some of its residual layers.
 */
function released(
  model: Uint8Array,
  { name, version, task, labels, training }: Manifest,
  { task: { plan, freshState }, random }: Start,
): Learned {
  try {
    if (task !== 'number') return releasedWeights(model, plan);
    const old = planModel((training.recipe as Recipe).model, plan.from);
    const { weights: fresh } = freshState(random);
    return grown(releasedWeights(model, old), old, plan, { classes: lineClasses(labels), fresh });
  } catch (error) {
    if (!(error instanceof CifraError)) throw error;
    const message = `the weights of ${name} ${version} belong to another network: ${error.message}`;
    throw new CifraError('invalid-run', message, { cause: error });
  }
}

/** The first pictures of the run, as they are changed for training. */
async function trainingPictures({ plan, batches, options }: Task): Promise<Float32Array> {
  const pictures = Math.min(PICTURES, PIXELS / elements(plan.from));
  const steps = Math.ceil(pictures / options.batchSize);
  const parts: Float32Array[] = [];
  for (let step = 0; step < steps; step++) parts.push((await batches.at(step)).images);
  return concatenate(parts);
}

function requireFit({ learned, origin }: StartingWeights, { plan }: Pick<Task, 'plan'>): void {
  const wanted = [plan.parameters, plan.statistics].map(flatLength);
  const given = [learned.weights.length, learned.statistics?.length ?? 0];
  if (String(given) === String(wanted)) return;
  throw new CifraError(
    'invalid-run',
    `the weights of ${origin.recipe} belong to another network: ${given[0]} numbers, this recipe's has ${wanted[0]}`,
  );
}

/** Returns the initial state with these weights; the optimiser's moments are zero. */
export function stateFrom(
  { learned: { weights, statistics } }: StartingWeights,
  task: Pick<Task, 'freshState'>,
  random: Random,
): TrainingState {
  const start = { weights: weights.slice(), average: weights };
  return { ...task.freshState(random), ...start, ...(statistics?.length && { statistics }) };
}
