import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import type { Tensor } from '@cifra/core/model/runtime.ts';
import { planModel } from '../plan.ts';
import { type StepOptions, stateVectors, stepGraph } from '../step.ts';
import { engineWeight, joined, type Listed, oneHot, readReference, scalar, tensor } from './reference.ts';

type Tensors = Readonly<Record<string, Listed>>;
type Step = {
  readonly x: Listed;
  readonly labels: readonly number[];
  readonly rate: number;
  readonly loss: number;
  readonly gradients: Tensors;
};
type Network = {
  readonly smoothing: number;
  readonly momentum: number;
  readonly weightDecay: number;
  readonly decay: number;
  readonly start: Tensors;
  readonly steps: readonly Step[];
  readonly end: { readonly parameters: Tensors; readonly average: Tensors; readonly running: Tensors };
  readonly evaluation: Readonly<
    Record<'x' | 'direction' | 'logits' | 'map' | 'mapGradient' | 'imageGradient', Listed>
  >;
};

/**
 * PyTorch's values for a small network of every common layer; conv2 has enough channels for
 * Winograd's method.
 */
export const [network] = readReference<Network>('network');

const [, width] = network.evaluation.map.dims;
const [classes] = network.start['dense.bias'].dims;
const conv = { kind: 'conv', out: width, kernel: 3, padding: 1 } as const;

/** The same network as the engine's plan. */
export const plan = planModel(
  {
    layers: [
      conv,
      { kind: 'batchNorm' },
      { kind: 'relu' },
      { kind: 'maxPool', size: 2 },
      { kind: 'residual', body: [conv, { kind: 'batchNorm' }, { kind: 'relu' }] },
      { kind: 'globalAveragePool' },
      { kind: 'dense', out: classes },
    ],
  },
  network.evaluation.x.dims.slice(1),
);

export const options: StepOptions = {
  batchSize: network.steps[0].labels.length,
  optimiser: { kind: 'sgd', momentum: network.momentum, nesterov: true },
  weightDecay: network.weightDecay,
  loss: { kind: 'classes', labelSmoothing: network.smoothing },
};

/** The plan's path of a layer → PyTorch's name for it. */
const names: Readonly<Record<string, string>> = {
  '0.conv': 'conv1',
  '1.batchNorm': 'norm1',
  '4.residual.0.conv': 'conv2',
  '4.residual.1.batchNorm': 'norm2',
  '6.dense': 'dense',
};

/** Parameters as the engine's flat vector. */
export function flat(tensors: Tensors): Tensor {
  return joined(plan.parameters.map(({ name }) => engineWeight(tensor(tensors[pytorchName(name)]))));
}

/** Running means and variances as the engine's flat vector. */
export function statisticsOf(running: Tensors): Tensor {
  return joined(plan.statistics.map(({ name }) => tensor(running[pytorchName(name)])));
}

export function batchOf({ x, labels }: Step): { images: Tensor; targets: Tensor } {
  const [n, , height, side] = x.dims;
  return { images: { ...tensor(x), dims: [n, height, side] }, targets: oneHot(labels, classes) };
}

/** Trains over the five batches on the given runtime; returns the losses and the final state. */
export async function train(ort: Parameters<typeof onnxRuntime>[0]) {
  const session = await onnxRuntime(ort).load(stepGraph(plan, options));
  const initial = statisticsOf(
    Object.fromEntries(
      ['norm1', 'norm2'].flatMap((norm) => [
        [`${norm}.mean`, filled(0)],
        [`${norm}.variance`, filled(1)],
      ]),
    ),
  );
  const vectors = Object.entries(stateVectors(plan, options));
  const zeros = vectors.map(([name, length]) => [name, { dims: [length], data: new Float32Array(length) }]);
  const weights = flat(network.start);
  let state: Record<string, Tensor> = {
    ...Object.fromEntries(zeros),
    weights,
    average: weights,
    statistics: initial,
  };
  const losses: number[] = [];
  for (const step of network.steps) {
    const rates = { learningRate: scalar(step.rate), averageDecay: scalar(network.decay) };
    const result = await session.run({ ...state, ...batchOf(step), ...rates });
    losses.push(result.loss.data[0]);
    state = Object.fromEntries(Object.keys(state).map((name) => [name, result[`next/${name}`]]));
  }
  await session.release();
  return { losses, state };
}

function pytorchName(name: string): string {
  const dot = name.lastIndexOf('.');
  return `${names[name.slice(0, dot)]}${name.slice(dot)}`;
}

function filled(value: number): Listed {
  return { dims: [width], data: new Array<number>(width).fill(value) };
}
