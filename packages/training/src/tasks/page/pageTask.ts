import { availableParallelism } from 'node:os';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { elements } from '../../nn/plan.ts';
import type { StepOptions } from '../../nn/step.ts';
import { initialState } from '../../nn/trainer.ts';
import { planNetwork } from '../../recipe/network.ts';
import type { PageRecipe } from '../../recipe/pageRecipe.ts';
import type { Task } from '../task.ts';
import type { DataSources } from '../trainingData.ts';
import type { Crop } from './crop.ts';
import { exportPage } from './exportPage.ts';
import { createPageBatches } from './pageBatches.ts';
import { pageLoss } from './pageLoss.ts';
import { openRenderers, type Renderers, renderHere } from './renderers.ts';
import { scoreCrops, validationOf } from './scorePages.ts';

type Surroundings = DataSources & {
  readonly runtime: Runtime;
  /** If given, crops are rendered in threads of their own. */
  readonly runtimeModule?: string | undefined;
};

/** Builds the task of labelling the cells of pages and finding their lines. */
export async function pageTask(recipe: PageRecipe, sources: Surroundings, random: Random): Promise<Task> {
  const plan = planNetwork(recipe);
  const { runtime, dataRoot: root, catalogue, runtimeModule } = sources;
  if (!root) throw new Error('recipe.data: pages need the folder of the data sets (dataRoot)');
  const open = runtimeModule ? openRenderers : renderHere;
  const renderers = await open({ root, catalogue });
  const heldOut = await heldOutCrops(recipe, renderers);
  const loss = pageLoss(recipe.loss);
  const options: StepOptions = { ...recipe, loss };
  const batches = createPageBatches(recipe, renderers, random.split('batches'));
  const scoring = { loss, classWeights: recipe.loss.classWeights, runtime, threads: availableParallelism() };
  return {
    plan,
    options,
    batches,
    freshState: (random) => initialState(plan, options, random),
    files: renderers.files,
    examples: batches.stepsPerEpoch * recipe.batchSize,
    heldOut: heldOut.length,
    warnings: [],
    async validate({ average: weights, statistics }) {
      const scored = await scoreCrops(plan, { weights, statistics }, heldOut, scoring);
      return { validation: validationOf(scored, elements(plan.to.slice(1))) };
    },
    async release(folder, state, training) {
      await exportPage(folder, { recipe, plan, state, heldOut, scoring, training });
      return undefined;
    },
    dispose: renderers.dispose,
  };
}

/** The same crops in every run: writers, typefaces, layouts and grounds that training never shows. */
function heldOutCrops({ crop: size, data }: PageRecipe, { render }: Renderers): Promise<Crop[]> {
  const request = { side: 'held-out', seed: 'cifra held-out pages', size, writing: data.writing } as const;
  return Promise.all(Array.from({ length: data.heldOut }, (_, index) => render({ ...request, index })));
}
