import { availableParallelism } from 'node:os';
import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { argMax } from '@cifra/core/decide/argMax.ts';
import type { Figure } from '@cifra/core/model/manifest.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { conformalSets } from '../calibrate/conformal.ts';
import { fitRefusal } from '../calibrate/refusal.ts';
import { type Answer, riskCoverage } from '../calibrate/riskCoverage.ts';
import { fitTemperature, negativeLogLikelihood } from '../calibrate/temperature.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { sha256 } from '../files/sha256.ts';
import { predict, scoreLogits } from '../learn/validation.ts';
import { mapFrame } from '../nn/mapFrame.ts';
import type { Plan } from '../nn/plan.ts';
import { elements } from '../nn/plan.ts';
import { explainGraph, inferenceGraph } from '../nn/release.ts';
import type { TrainingState } from '../nn/trainer.ts';
import { compactWeights } from '../onnx/compactWeights.ts';
import type { DigitRecipe } from '../recipe/digitRecipe.ts';
import { wilsonInterval } from '../statistics/wilson.ts';
import { type BundleManifest, modelCard } from './card.ts';
import { writeBundle } from './writeBundle.ts';

/** Name of the figure on test digits. */
export const TEST_ACCURACY = 'test accuracy';

export type ExportOptions = {
  readonly recipe: DigitRecipe;
  readonly plan: Plan;
  readonly state: TrainingState;
  readonly validation: Dataset;
  /** Only for figures. */
  readonly test?: Dataset | undefined;
  readonly runtime: Runtime;
  readonly training: Omit<BundleManifest['training'], 'recipe'>;
};

/**
 * Writes a bundle into `folder`: the averaged weights as graphs for reading and for explaining,
 * manifest and card.
 */
export async function exportBundle(folder: string, options: ExportOptions): Promise<BundleManifest> {
  const { plan, state, validation, test, runtime } = options;
  const model = compactWeights(averagedModel(plan, state));
  const explain = compactWeights(
    explainGraph(plan, { weights: state.average, statistics: state.statistics }),
  );
  const logits = await predict(model, validation, runtime, { threads: availableParallelism() });
  const files = { 'model.onnx': sha256(model), 'explain.onnx': sha256(explain) };
  const tested = test ? [await testFigure(model, test, options)] : [];
  const manifest = buildManifest(options, logits, files, tested);
  await writeBundle(folder, manifest, {
    'model.onnx': model,
    'explain.onnx': explain,
    'CARD.md': modelCard(manifest),
  });
  return manifest;
}

/** Returns the reading graph with the averaged weights. */
export function averagedModel(plan: Plan, state: TrainingState): Uint8Array {
  return inferenceGraph(plan, { weights: state.average, statistics: state.statistics });
}

/** Number of learned parameters, without the statistics of batch norms. */
export function parameterCount({ parameters }: Plan): number {
  return parameters.reduce((sum, { shape }) => sum + elements(shape), 0);
}

function buildManifest(
  { recipe, plan, validation, training }: ExportOptions,
  logits: Float32Array,
  files: BundleManifest['files'],
  tested: readonly Figure[],
): BundleManifest {
  const temperature = fitTemperature(logits, validation.labels);
  return {
    format: 'cifra-bundle/1',
    name: recipe.name,
    version: recipe.version,
    task: 'digit',
    labels: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    input: { name: 'image', shape: [1, DIGIT_SIDE, DIGIT_SIDE], range: [0, 1] },
    outputs: { logits: 'logits', features: 'features' },
    temperature,
    multiplyAdds: plan.multiplyAdds,
    parameters: parameterCount(plan),
    files,
    training: { recipe, ...training },
    figures: [...validationFigures(recipe, logits, validation, temperature), ...tested],
    refusal: fitRefusal(logits, validation.labels, temperature),
    riskCoverage: riskCoverage(answersOf(logits, validation.labels, temperature)),
    conformal: conformalSets(logits, validation.labels, temperature),
    explain: mapFrame(plan.layers),
  };
}

async function testFigure(
  model: Uint8Array,
  test: Dataset,
  { recipe, runtime }: ExportOptions,
): Promise<Figure> {
  const logits = await predict(model, test, runtime, { threads: availableParallelism() });
  const { n, mistakes, error } = scoreLogits(logits, test.labels);
  const [low, high] = wilsonInterval(n - mistakes, n);
  return {
    name: TEST_ACCURACY,
    data: test.name,
    metric: 'accuracy',
    value: 1 - error,
    n,
    interval95: [low, high],
    command: `cifra train ${recipe.name}`,
  };
}

function validationFigures(
  recipe: DigitRecipe,
  logits: Float32Array,
  { labels, writers }: Dataset,
  temperature: number,
): Figure[] {
  const { n, mistakes, error } = scoreLogits(logits, labels);
  const [low, high] = wilsonInterval(n - mistakes, n);
  const { train, strokes } = recipe.data;
  const data = `${train}${strokes ? ' and strokes' : ''}, held out for validation${writers ? ' by writer' : ''}`;
  const command = `cifra train ${recipe.name}`;
  return [
    {
      name: 'validation accuracy',
      data,
      metric: 'accuracy',
      value: 1 - error,
      n,
      interval95: [low, high],
      command,
    },
    {
      name: 'validation log loss',
      data,
      metric: 'nats',
      ...nllFigure(logits, labels, temperature),
      n,
      command,
    },
  ];
}

function answersOf(logits: Float32Array, labels: Uint8Array, temperature: number): Answer[] {
  return Array.from(labels, (label, i) => {
    const row = logits.subarray(i * 10, (i + 1) * 10);
    const digit = argMax(row);
    return { probability: Math.exp(-negativeLogLikelihood(row, digit, temperature)), right: digit === label };
  });
}

/** Mean after temperature, with its 95 % interval by the central limit theorem. */
function nllFigure(
  logits: Float32Array,
  labels: Uint8Array,
  temperature: number,
): Pick<Figure, 'value' | 'interval95'> {
  const each = Array.from(labels, (label, i) =>
    negativeLogLikelihood(logits.subarray(i * 10, (i + 1) * 10), label, temperature),
  );
  const value = each.reduce((a, b) => a + b, 0) / each.length;
  const variance = each.reduce((sum, nll) => sum + (nll - value) ** 2, 0) / Math.max(1, each.length - 1);
  const half = 1.96 * Math.sqrt(variance / each.length);
  return { value, interval95: [Math.max(0, value - half), value + half] };
}
