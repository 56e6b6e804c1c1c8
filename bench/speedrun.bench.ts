/**
 * How long training takes to reach an accuracy on digits that it has not seen. The rules:
 *
 * 1. The data are MNIST's 60,000 training digits; its test digits stay closed. A tenth of them, by
 *    writers of whom no digit is trained on, are held out; each seed holds out other writers.
 * 2. A run starts from random weights in a new process. Its clock starts with the process and stops
 *    when a validation, on all held-out digits and one view of each, has reached the target. Loading
 *    data and code, and every validation, count.
 * 3. One recipe for all seeds, chosen on other seeds (11 to 13) than those that are reported (1 to
 *    5). A run that ends below its target counts as not reached.
 * 4. Processor time is user and system time of the process. Divided by the number of cores, it is the
 *    least that a quiet machine needs; on a busy machine it says more than the seconds.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '@cifra/node/root.ts';
import { runtime } from '@cifra/node/runtime.ts';
import type { DigitRecipe } from '@cifra/training/recipe/digitRecipe.ts';
import { parseRecipe } from '@cifra/training/recipe/recipe.ts';
import { train } from '@cifra/training/run/run.ts';
import { bench, type Row } from './bench.ts';

/** Recipes with targets of 99.0 and 99.5 % of the digits of held-out writers. */
const RECIPES = (process.env.CIFRA_BENCH_RECIPES ?? 'to-990,to-995').split(',');
const SEEDS = Number(process.env.CIFRA_BENCH_SEEDS ?? 5);
const dataRoot = process.env.CIFRA_DATA ?? join(root, '../shared/data');

/** Result of one run; both times in seconds, since its process started. */
type Reached = {
  readonly seconds: number;
  readonly processorSeconds: number;
  /** Digits trained on, with repetitions. */
  readonly images: number;
  readonly accuracy: number;
  readonly target: number;
};

const [role, name, seed] = process.argv.slice(2);
if (role === '--reach') console.log(JSON.stringify(await reach(name, Number(seed))));
else
  await bench({
    name: `Training until an accuracy on held-out writers' digits, ${availableParallelism()} cores`,
    run,
  });

async function* run(): AsyncGenerator<Row> {
  if (!existsSync(join(dataRoot, 'mnist'))) {
    return yield {
      recipe: 'all',
      note: 'not measured: no MNIST here; CIFRA_DATA names its folder (cifra data get mnist)',
    };
  }
  for (const recipe of RECIPES) {
    const runs: Reached[] = [];
    for (let seed = 1; seed <= SEEDS; seed++) {
      const result = await inOwnProcess(recipe, seed);
      runs.push(result);
      yield rowOf(recipe, `seed ${seed}`, [result]);
    }
    yield rowOf(recipe, `mean of ${SEEDS}`, runs);
  }
}

function rowOf(recipe: string, which: string, runs: readonly Reached[]): Row {
  const reached = runs.filter(({ accuracy, target }) => accuracy >= target);
  const mean = (of: (run: Reached) => number, among = runs) =>
    among.length ? among.reduce((sum, run) => sum + of(run), 0) / among.length : '–';
  return {
    recipe,
    runs: which,
    reached: `${reached.length} of ${runs.length}`,
    'accuracy %': Number(mean(({ accuracy }) => 100 * accuracy)).toFixed(2),
    s: mean(({ seconds }) => seconds, reached),
    'processor s': mean(({ processorSeconds }) => processorSeconds, reached),
    images: Math.round(Number(mean(({ images }) => images))),
  };
}

/** Starts a process per run, so that none finds data or code already loaded. */
async function inOwnProcess(recipe: string, seed: number): Promise<Reached> {
  const words = [import.meta.filename, '--reach', recipe, String(seed)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const chunk of child.stdout) text += chunk;
  return JSON.parse(text);
}

/** Trains until the target, or to the end of the recipe. */
async function reach(name: string, seed: number): Promise<Reached> {
  const file = new URL(`./recipes/${name}.json`, import.meta.url);
  const given = parseRecipe(readFileSync(file, 'utf8'), name) as DigitRecipe;
  // Some writers have more illegible digits than others.
  const data = { ...given.data, validation: { ...given.data.validation, seed } };
  const recipe = { ...given, data };
  const target = recipe.target!.validationAccuracy;
  const out = mkdtempSync(join(tmpdir(), 'cifra-bench-'));
  const runtimeModule = import.meta.resolve('@cifra/node/runtime.ts');
  let [accuracy, images] = [0, 0];
  try {
    for await (const event of train({ recipe, seed, out, dataRoot, runtime, runtimeModule })) {
      if (event.kind !== 'epoch') continue;
      accuracy = Math.max(accuracy, 1 - event.validation.error);
      images = event.step * recipe.batchSize;
      // The rest of the run, the bundle, does not count.
      if (accuracy >= target) break;
    }
    return { ...timesOfProcess(), images, accuracy, target };
  } finally {
    rmSync(out, { recursive: true });
  }
}

function timesOfProcess(): Pick<Reached, 'seconds' | 'processorSeconds'> {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return {
    seconds: performance.now() / 1000,
    processorSeconds: (userCPUTime + systemCPUTime) / 1e6,
  };
}
