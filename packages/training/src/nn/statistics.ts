import type { Runtime } from '@cifra/core/model/runtime.ts';
import { emit } from '../onnx/emit.ts';
import { createGraph, input, output } from '../onnx/graph.ts';
import { EPSILON } from './batchNorm.ts';
import { cutNumbers, cutVector, flatLength } from './flat.ts';
import type { Plan, PlannedLayer } from './plan.ts';
import type { Learned } from './release.ts';
import { trainingForward } from './trainingForward.ts';

/**
 * Gives the batch normalisations of a released network, which only add (`releasedWeights`), the
 * statistics of these pictures, and the scale and shift that undo the normalisation. The outputs do
 * not change, and a training step, which normalises by the statistics of its batch, begins with
 * nearly the same network.
 *
 * Each is measured when all before it pass on what they did in the released network.
 * @param images [n, height, width] of training pictures, changed as in training
 */
export async function withStatistics(
  plan: Plan,
  { weights, statistics }: Learned,
  images: Float32Array,
  runtime: Runtime,
): Promise<Learned> {
  if (!statistics?.length) return { weights };
  const [, height, width] = plan.from;
  const n = images.length / (height * width);
  const session = await runtime.load(statisticsGraph(plan, n));
  const learned = { weights: weights.slice(), statistics: statistics.slice() };
  const numbers = cutNumbers(learned.weights, plan.parameters);
  const measured = cutNumbers(learned.statistics, plan.statistics);
  try {
    for (const path of batchNorms(plan.layers)) {
      const results = await session.run({
        weights: { dims: [weights.length], data: learned.weights },
        images: { dims: [n, height, width], data: images },
      });
      const [mean, variance] = ['mean', 'variance'].map((name) => results[`${path}.${name}`].data);
      measured.get(`${path}.mean`)!.set(mean);
      measured.get(`${path}.variance`)!.set(variance);
      const [scale, shift] = ['scale', 'shift'].map((name) => numbers.get(`${path}.${name}`)!);
      for (let c = 0; c < scale.length; c++) {
        shift[c] += mean[c] * scale[c];
        scale[c] *= Math.sqrt(variance[c] + EPSILON);
      }
    }
  } finally {
    await session.release();
  }
  return learned;
}

/** `weights` and `images` → the statistics of the batch, by name; nothing is dropped. */
function statisticsGraph(plan: Plan, n: number): Uint8Array {
  const graph = createGraph();
  const weights = input(graph, 'weights', [flatLength(plan.parameters)]);
  const images = input(graph, 'images', [n, ...plan.from.slice(1)]);
  const whole = { ...plan, layers: withoutDropout(plan.layers) };
  const { statistics } = trainingForward(whole, images, cutVector(weights, plan.parameters));
  for (const [name, value] of statistics) output(name, value);
  return emit(graph);
}

function withoutDropout(layers: readonly PlannedLayer[]): PlannedLayer[] {
  return layers
    .filter(({ layer }) => layer.kind !== 'dropout')
    .map((planned) => ({ ...planned, body: withoutDropout(planned.body) }));
}

/** Paths of the batch normalisations, in the order of the forward pass. */
function batchNorms(layers: readonly PlannedLayer[]): string[] {
  return layers.flatMap(({ layer, path, body }) => (layer.kind === 'batchNorm' ? [path] : batchNorms(body)));
}
