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

/** Recipes with targets of 99.0, 99.5 and 99.7 % of the digits of held-out writers. */
const RECIPES = (process.env.CIFRA_BENCH_RECIPES ?? 'to-990,to-995,to-997').split(',');
const SEEDS = Number(process.env.CIFRA_BENCH_SEEDS ?? 5);
const dataRoot = process.env.CIFRA_DATA ?? join(root, '../shared/data');

/** Result of one run; `seconds` since its process started, including loading the data. */
type Reached = { readonly seconds: number; readonly accuracy: number; readonly target: number };

const [role, name, seed] = process.argv.slice(2);
if (role === '--reach') console.log(JSON.stringify(await reach(name, Number(seed))));
else
  await bench({
    name: `Seconds to a validation accuracy on ${availableParallelism()} cores, MNIST by writer`,
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
    for (let seed = 1; seed <= SEEDS; seed++) runs.push(await inOwnProcess(recipe, seed));
    const { target } = runs[0];
    const seconds = runs.filter(({ accuracy }) => accuracy >= target).map((each) => each.seconds);
    const mean = seconds.reduce((a, b) => a + b, 0) / seconds.length;
    const range = { lowest: Math.min(...seconds), highest: Math.max(...seconds) };
    const reached = { recipe, 'target %': target * 100, reached: `${seconds.length} of ${SEEDS}` };
    yield seconds.length ? { ...reached, 'mean s': mean, ...range } : reached;
  }
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
  // Each seed holds out other writers: some writers have more illegible digits than others.
  const data = { ...given.data, validation: { ...given.data.validation, seed } };
  const recipe = { ...given, data };
  const target = recipe.target!.validationAccuracy;
  const out = mkdtempSync(join(tmpdir(), 'cifra-bench-'));
  const runtimeModule = import.meta.resolve('@cifra/node/runtime.ts');
  let accuracy = 0;
  try {
    for await (const event of train({ recipe, seed, out, dataRoot, runtime, runtimeModule })) {
      if (event.kind !== 'epoch') continue;
      accuracy = 1 - event.validation.error;
      if (process.env.CIFRA_BENCH_VERBOSE)
        console.error(name, seed, event.step, accuracy, performance.now() / 1000);
      // The rest of the run, the bundle, does not count.
      if (accuracy >= target) break;
    }
    return { seconds: performance.now() / 1000, accuracy, target };
  } finally {
    rmSync(out, { recursive: true });
  }
}
