import { readFile } from 'node:fs/promises';
import { createRandom } from '@cifra/core/random/random.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { gradientGraph, updateGraph } from '@cifra/training/nn/step.ts';
import { batchFeeds, hyperFeeds, initialState, stateFeeds } from '@cifra/training/nn/trainer.ts';
import { planNetwork } from '@cifra/training/recipe/network.ts';
import type { PageRecipe } from '@cifra/training/recipe/pageRecipe.ts';
import { parseRecipe } from '@cifra/training/recipe/recipe.ts';
import { createPageBatches } from '@cifra/training/tasks/page/pageBatches.ts';
import { pageLoss } from '@cifra/training/tasks/page/pageLoss.ts';
import { renderHere } from '@cifra/training/tasks/page/renderers.ts';
import { bench, type Row } from './bench.ts';

/** Crops that are rendered, and repetitions of the other parts. */
const RENDERED = 96;
const STEPS = 12;
/** A batch is shared by replicas on this many threads; each also updates its own copy of the weights. */
const REPLICAS = 2;

/** Where the processor time of training the page model goes, for each crop of a batch. */
await bench({
  name: 'Training of the recipe page: processor milliseconds per crop',
  run: async function* (): AsyncGenerator<Row> {
    const { root, skip } = findRealData(['unipen', 'pendigits', 'mnist', 'qmnist']);
    if (!root) return yield { part: `not measured: ${skip}` };
    const recipe = await pageRecipe();
    const { augmentation, crop, data } = recipe;
    const random = createRandom(1);
    const renderers = await renderHere({ root });
    const request = {
      side: 'training',
      seed: 1,
      size: crop + augmentation.margin,
      writing: data.writing,
    } as const;
    const crops = await measured(RENDERED, (index) => renderers.render({ ...request, index }));
    yield row(`render a crop, used ${data.reuse} times`, crops.times, data.reuse);

    const render = async ({ index }: { index: number }) => crops.results[index % RENDERED];
    const share = { ...recipe, batchSize: recipe.batchSize / REPLICAS };
    const batches = createPageBatches({ ...share, data: { ...data, pool: RENDERED } }, { render }, random);
    const placed = await measured(STEPS, async (step) => batches.at(step));
    yield row('cut, turn and tone it', placed.times, share.batchSize);

    const plan = planNetwork(recipe);
    const options = { ...share, loss: pageLoss(recipe.loss) };
    const state = initialState(plan, options, random);
    const weights = stateFeeds({ weights: state.weights });
    const session = await runtime.load(gradientGraph(plan, options));
    const gradients = await measured(STEPS, (step) =>
      session.run({ ...batchFeeds(plan, options, placed.results[step], random), ...weights }),
    );
    yield row('gradient', gradients.times, share.batchSize);

    const update = await runtime.load(updateGraph(plan, options, 1));
    const [{ gradient, batchStatistics }] = gradients.results;
    const rates = hyperFeeds({ learningRate: 1e-3, averageDecay: 0.9 });
    const feeds = {
      'gradient/0': gradient,
      'batchStatistics/0': batchStatistics,
      ...rates,
      ...stateFeeds(state),
    };
    yield row(
      'update of the weights',
      (await measured(STEPS, () => update.run(feeds))).times,
      share.batchSize,
    );
  },
});

async function pageRecipe(): Promise<PageRecipe> {
  const file = new URL('../packages/training/recipes/page.json', import.meta.url);
  return parseRecipe(await readFile(file, 'utf8'), 'page.json') as PageRecipe;
}

/** Results, and processor milliseconds of each; two more come first, while functions are compiled. */
async function measured<T>(n: number, work: (index: number) => Promise<T>) {
  for (let i = 0; i < 2; i++) await work(i);
  const results: T[] = [];
  const times: number[] = [];
  for (let i = 0; i < n; i++) {
    const started = process.cpuUsage();
    results.push(await work(i));
    const { user, system } = process.cpuUsage(started);
    times.push((user + system) / 1000);
  }
  return { results, times };
}

/** @param crops number of crops of a batch that one measured time is for */
function row(part: string, times: readonly number[], crops: number): Row {
  const n = times.length;
  const mean = times.reduce((sum, time) => sum + time, 0) / n;
  const deviation = Math.sqrt(times.reduce((sum, time) => sum + (time - mean) ** 2, 0) / (n - 1));
  return {
    part,
    'ms per crop': mean / crops,
    '± 95 %': (1.96 * deviation) / Math.sqrt(n) / crops,
    'ms each time': mean,
    n,
  };
}
