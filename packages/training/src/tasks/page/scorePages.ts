import { decodePage } from '@cifra/core/model/pageModel.ts';
import type { Runtime, Tensor } from '@cifra/core/model/runtime.ts';
import {
  countPage,
  type PageCounts,
  type PageScores,
  pageScores,
} from '../../evaluation/metrics/pageMetrics.ts';
import type { Validation } from '../../learn/validation.ts';
import { type LossSpec, lossInputs } from '../../nn/loss.ts';
import type { Plan } from '../../nn/plan.ts';
import { type Learned, scoredMapGraph } from '../../nn/release.ts';
import type { PageLoss } from '../../recipe/pageRecipe.ts';
import type { Crop } from './crop.ts';
import { AS_RENDERED, emptyBatch, placeCrop } from './placeCrop.ts';

export type ScoredCrops = {
  /** Of each crop. */
  readonly counts: readonly PageCounts[];
  /** Mean over the crops. */
  readonly loss: number;
};

export type Scoring = {
  readonly loss: LossSpec;
  readonly classWeights: PageLoss['classWeights'];
  readonly runtime: Runtime;
  readonly threads?: number;
};

/** Compares what a network says about crops with what is right. */
export async function scoreCrops(
  plan: Plan,
  learned: Learned,
  crops: readonly Crop[],
  { loss: spec, classWeights, runtime, threads = 1 }: Scoring,
): Promise<ScoredCrops> {
  const session = await runtime.load(scoredMapGraph(plan, learned, spec), { threads });
  const [, side] = plan.from;
  const cells = { width: plan.to[2], height: plan.to[1] };
  const shapes = { image: [1, ...plan.from], ...lossInputs(spec, plan, 1) };
  try {
    const counts: PageCounts[] = [];
    let sum = 0;
    for (const crop of crops) {
      const batch = emptyBatch(1, side);
      placeCrop(crop, AS_RENDERED, { batch, row: 0, side }, classWeights);
      const data = { ...batch, image: batch.images };
      const feeds = Object.entries(shapes).map(([name, dims]): [string, Tensor] => [
        name,
        { dims, data: data[name as keyof typeof data] },
      ]);
      const { logits, loss } = await session.run(Object.fromEntries(feeds));
      sum += loss.data[0];
      counts.push(countPage(decodePage(logits.data, cells), crop));
    }
    return { counts, loss: sum / crops.length };
  } finally {
    await session.release();
  }
}

/** The result of a validation: of all cells those with the wrong class, the loss, and all figures. */
export function validationOf({ counts, loss }: ScoredCrops, cellsPerCrop: number): Validation {
  const scores = pageScores(counts);
  const n = cellsPerCrop * counts.length;
  return {
    n,
    mistakes: Math.round(scores.error * n),
    error: scores.error,
    nll: loss,
    figures: Object.fromEntries(namedFigures(scores)),
  };
}

/** The figures of pages by name; shares, but for the error of the direction in degrees. */
export function namedFigures({
  iou,
  centre,
  kindAccuracy,
  heightError,
  directionError,
}: PageScores): [name: string, value: number][] {
  return [
    ...Object.entries(iou).map(([name, value]): [string, number] => [`IoU of ${name}`, value]),
    ['precision of centres', centre.precision],
    ['recall of centres', centre.recall],
    ['F1 of centres', centre.f1],
    ['kinds of lines right', kindAccuracy],
    ['median error of heights', heightError],
    ['median error of directions, degrees', directionError],
  ];
}
