import type { Figure, PageManifest } from '@cifra/core/model/manifest.ts';
import { LINE_KINDS, PAGE_CLASSES } from '@cifra/core/model/pageClasses.ts';
import { parameterCount } from '../../bundle/export.ts';
import { pageCard } from '../../bundle/pageCard.ts';
import { writeBundle } from '../../bundle/writeBundle.ts';
import { type PageCounts, pageScores } from '../../evaluation/metrics/pageMetrics.ts';
import { sha256 } from '../../files/sha256.ts';
import { type Plan, strideOf } from '../../nn/plan.ts';
import { mapGraph } from '../../nn/release.ts';
import { releasedWeights } from '../../nn/releasedWeights.ts';
import type { TrainingState } from '../../nn/trainer.ts';
import { compactWeights } from '../../onnx/compactWeights.ts';
import type { PageRecipe } from '../../recipe/pageRecipe.ts';
import { bootstrapIntervals } from '../../statistics/bootstrap.ts';
import type { Crop } from './crop.ts';
import { namedFigures, type Scoring, scoreCrops } from './scorePages.ts';

/** Page models store tensors of this size and more with 8 bits (docs/decisions/0023). */
const COARSE_FROM = 256;

export type PageExport = {
  readonly recipe: PageRecipe;
  readonly plan: Plan;
  readonly state: TrainingState;
  readonly heldOut: readonly Crop[];
  readonly scoring: Scoring;
  readonly training: Omit<PageManifest['training'], 'recipe'>;
};

/** Writes the bundle of a page model into `folder`; its figures are those of the stored weights. */
export async function exportPage(folder: string, options: PageExport): Promise<PageManifest> {
  const { plan, state, recipe, heldOut, scoring } = options;
  const learned = { weights: state.average, statistics: state.statistics };
  const model = compactWeights(mapGraph(plan, learned), { coarseFrom: COARSE_FROM });
  const { counts } = await scoreCrops(plan, releasedWeights(model, plan), heldOut, scoring);
  const manifest = manifestOf(options, sha256(model), figuresOf(counts, recipe));
  await writeBundle(folder, manifest, { 'model.onnx': model, 'CARD.md': pageCard(manifest, recipe) });
  return manifest;
}

function manifestOf({ recipe, plan, training }: PageExport, hash: string, figures: Figure[]): PageManifest {
  return {
    format: 'cifra-bundle/1',
    name: recipe.name,
    version: recipe.version,
    task: 'page',
    labels: PAGE_CLASSES,
    lineKinds: LINE_KINDS,
    input: { name: 'image', shape: [1, -1, -1], range: [0, 1], stride: strideOf(plan.layers) },
    outputs: { logits: 'logits' },
    temperature: 1,
    multiplyAdds: plan.multiplyAdds,
    parameters: parameterCount(plan),
    files: { 'model.onnx': hash },
    training: { recipe, ...training },
    figures,
  };
}

/** Intervals are by resampling of crops: the cells of one are alike. */
function figuresOf(counts: readonly PageCounts[], { name: recipe }: PageRecipe): Figure[] {
  const named = namedFigures(pageScores(counts));
  const intervals = bootstrapIntervals({ n: counts.length }, (weights) => {
    const drawn = new Map(namedFigures(pageScores(counts, weights)));
    // A class that no drawn crop shows has no mistakes there either.
    return named.map(([name]) => drawn.get(name) ?? 1);
  });
  return named.map(([name, value], i) => ({
    name,
    data: 'crops of composed pages with held-out writers, typefaces, layouts and grounds',
    metric: name.endsWith('degrees') ? 'degrees' : 'accuracy',
    value,
    n: counts.length,
    interval95: intervals[i],
    command: `cifra train ${recipe}`,
  }));
}
