import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { median, quantile } from '@cifra/core/base/quantile.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { root } from '@cifra/node/root.ts';
import { shuffled } from '@cifra/training/learn/batches.ts';
import { memoryStorage } from '@cifra/training/tuning/storage/memoryStorage.ts';
import { beginStudy, SAMPLERS, type SamplerName } from '@cifra/training/tuning/study.ts';
import { bestOf, completeOf } from '@cifra/training/tuning/trial.ts';
import { work } from '@cifra/training/tuning/worker.ts';
import { bench, type Row } from './bench.ts';
import { digitStudy, hasData } from './tuning/digitStudy.ts';
import { branin, hartmann6, type TestFunction } from './tuning/functions.ts';
import { recorded, replay } from './tuning/replay.ts';

const TRIALS = 40;
/** Seeds of the functions, of which the first 10 are shown separately, and of the recipe. */
const SEEDS = Number(process.env.CIFRA_BENCH_SEEDS ?? 100);
const REPEATS = Number(process.env.CIFRA_BENCH_ROUNDS ?? 3);
/** Folder with studies of the recipe; finished ones are not run again. */
const folder = process.env.CIFRA_BENCH_STUDIES ?? join(root, 'runs/bench-tuning');

type Reference = {
  versions: { optuna: string };
  best: {
    seeds: number;
    functions: Record<'branin' | 'hartmann6', Record<string, [number, number, number]>>;
  };
};
/** Made by scripts/references/tuning.py. */
const optuna = JSON.parse(
  readFileSync(join(root, 'packages/training/src/tuning/references/tuning.json'), 'utf8'),
) as Reference;

await bench({ name: `The best of ${TRIALS} trials, less is better, and what pruning saves`, run });

async function* run(): AsyncGenerator<Row> {
  for (const each of [branin, hartmann6]) yield* functionRows(each);
  if (!hasData) {
    return yield {
      what: 'recipe',
      note: 'not measured: no MNIST here; CIFRA_DATA names its folder (cifra data get mnist)',
    };
  }
  yield* recipeRows();
}

async function* functionRows(tested: TestFunction): AsyncGenerator<Row> {
  for (const sampler of SAMPLERS) {
    const all: number[] = [];
    for (let seed = 0; seed < SEEDS; seed++) all.push(await bestOfStudy(tested, sampler, seed));
    yield row(tested.name, sampler, all.slice(0, 10));
    yield row(tested.name, sampler, all);
  }
  const key = tested === branin ? 'branin' : 'hartmann6';
  for (const [sampler, [low, middle, high]] of Object.entries(optuna.best.functions[key])) {
    const who = `Optuna ${optuna.versions.optuna} ${sampler}`;
    yield {
      what: tested.name,
      who,
      median: middle,
      quarter: low,
      'three quarters': high,
      n: optuna.best.seeds,
    };
  }
}

async function bestOfStudy(
  { name, space, value }: TestFunction,
  sampler: SamplerName,
  seed: number,
): Promise<number> {
  const storage = memoryStorage();
  await beginStudy(storage, { name, space, objectives: ['value'], sampler, pruner: 'none', seed });
  const trials = await work({
    storage,
    trials: TRIALS,
    objective: async (params) => value(params),
    worker: 'bench',
    now: () => 0,
    wait: (_, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
  });
  return bestOf(trials)!.values[0];
}

function row(what: string, who: string, all: readonly number[]): Row {
  const sorted = all.toSorted((a, b) => a - b);
  return {
    what,
    who,
    median: median(all),
    quarter: quantile(sorted, 0.25),
    'three quarters': quantile(sorted, 0.75),
    n: all.length,
  };
}

async function* recipeRows(): AsyncGenerator<Row> {
  for (const sampler of ['tpe', 'random'] as const) {
    const bests: number[] = [];
    for (let seed = 1; seed <= REPEATS; seed++) {
      const { trials } = await digitStudy(sampler, seed, { trials: TRIALS, folder });
      bests.push(100 * bestOf(trials)!.values[0]);
    }
    yield {
      ...row('recipe, error %', sampler, bests),
      note: bests.map((each) => each.toFixed(2)).join(', '),
    };
  }
  for (let seed = 1; seed <= REPEATS; seed++) yield await pruningRow(seed);
}

/**
 * Applies successive halving to the trials of a random study, in their order and in 1,000 other
 * orders.
 */
async function pruningRow(seed: number): Promise<Row> {
  const { trials, events } = await digitStudy('random', seed, { trials: TRIALS, folder });
  const all = recorded(events, completeOf(trials));
  const best = bestOf(trials)!.values[0];
  const asItCame = replay(all);
  const random = createRandom(seed);
  const orders = Array.from({ length: 1000 }, (_, i) =>
    replay(Array.from(shuffled(all.length, random.split(i)), (index) => all[index])),
  );
  const kept = orders.filter((order) => order.best === best).length / orders.length;
  const time = orders.map(({ timeShare }) => 100 * timeShare).sort((a, b) => a - b);
  return {
    what: `ASHA, random ${seed}`,
    who:
      asItCame.best === best
        ? 'the same best'
        : `best ${(100 * asItCame.best).toFixed(2)}, not ${(100 * best).toFixed(2)}`,
    'time %': 100 * asItCame.timeShare,
    'steps %': 100 * asItCame.stepShare,
    'other orders': `the same best in ${(100 * kept).toFixed(0)} %, time ${median(time).toFixed(0)} % (${quantile(time, 0.05).toFixed(0)} … ${quantile(time, 0.95).toFixed(0)})`,
    n: all.length,
  };
}
