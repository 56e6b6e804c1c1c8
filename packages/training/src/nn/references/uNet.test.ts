import { test } from 'vitest';
import type { MapHead } from '../mapLoss.ts';
import { planModel } from '../plan.ts';
import { type Learned, mapGraph, scoredMapGraph } from '../release.ts';
import { releasedWeights } from '../releasedWeights.ts';
import { gradientGraph, type StepOptions } from '../step.ts';
import {
  engineWeight,
  expectClose,
  joined,
  type Listed,
  readReference,
  runOnce,
  tensor,
} from '../testing/reference.ts';

type Tensors = Readonly<Record<string, Listed>>;
type UNet = Readonly<Record<'x' | 'large' | 'classes' | 'binary', Listed>> & {
  readonly parameters: Tensors;
  readonly running: Tensors;
  readonly loss: number;
  readonly gradients: Tensors;
  /** With the running statistics: the map of `large`, and the loss of the first example. */
  readonly evaluation: { readonly map: Listed; readonly loss: number };
};

const [network] = readReference<UNet>('uNet');
const [width] = network.parameters['stem.weight'].dims;
const [inner] = network.parameters['down.weight'].dims;
const classes = network.classes.dims[3];

const plan = planModel(
  {
    layers: [
      { kind: 'conv', out: width, kernel: 4, stride: 4 },
      { kind: 'batchNorm' },
      { kind: 'relu' },
      {
        kind: 'residual',
        body: [
          { kind: 'conv', out: inner, kernel: 2, stride: 2 },
          { kind: 'batchNorm' },
          { kind: 'relu' },
          { kind: 'residual', body: [{ kind: 'conv', out: inner, kernel: 3, padding: 1 }, { kind: 'relu' }] },
          { kind: 'conv', out: width, kernel: 1 },
          { kind: 'upsample' },
        ],
      },
      { kind: 'conv', out: classes + 1, kernel: 1, bias: true },
    ],
  },
  network.x.dims.slice(1),
);

const heads: readonly MapHead[] = [
  { name: 'classes', kind: 'softmax', channels: classes, weight: 1 },
  { name: 'centre', kind: 'binary', weight: 2 },
];
const options: StepOptions = {
  batchSize: network.x.dims[0],
  optimiser: { kind: 'sgd', momentum: 0, nesterov: false },
  weightDecay: 0,
  loss: { kind: 'map', heads },
};

/** The plan's path of a layer → PyTorch's name for it. */
const names: Readonly<Record<string, string>> = {
  '0.conv': 'stem',
  '1.batchNorm': 'norm1',
  '3.residual.0.conv': 'down',
  '3.residual.1.batchNorm': 'norm2',
  '3.residual.3.residual.0.conv': 'middle',
  '3.residual.4.conv': 'up',
  '4.conv': 'head',
};

/** Tensors as the engine's flat vector. */
function flat(named: readonly { readonly name: string }[], tensors: Tensors): Float32Array {
  const parts = named.map(({ name }) => {
    const dot = name.lastIndexOf('.');
    return engineWeight(tensor(tensors[`${names[name.slice(0, dot)]}${name.slice(dot)}`]));
  });
  return joined(parts).data;
}

const learned: Learned = {
  weights: flat(plan.parameters, network.parameters),
  statistics: flat(plan.statistics, network.running),
};

test('the gradients of a U-Net with a loss of maps match PyTorch', async () => {
  const [n, , height, width] = network.x.dims;
  const { weights } = learned;
  const result = await runOnce(gradientGraph(plan, options), {
    images: { ...tensor(network.x), dims: [n, height, width] },
    classes: tensor(network.classes),
    centre: tensor(network.binary),
    weights: { dims: [weights.length], data: weights },
  });
  expectClose(result.loss.data, [network.loss], 'loss');
  expectClose(result.gradient.data, flat(plan.parameters, network.gradients), 'gradient');
});

test('the released graph gives PyTorch’s map of a picture of another size', async () => {
  const { logits } = await runOnce(mapGraph(plan, learned), { image: tensor(network.large) });
  expectClose(logits.data, network.evaluation.map.data, 'map');
});

test('the weights of a released graph give the same map again', async () => {
  const recovered = releasedWeights(mapGraph(plan, learned), plan);
  const { logits } = await runOnce(mapGraph(plan, recovered), { image: tensor(network.large) });
  expectClose(logits.data, network.evaluation.map.data, 'map');
});

test('the scored graph gives PyTorch’s loss of one example', async () => {
  const first = ({ dims, data }: Listed) => {
    const one = [1, ...dims.slice(1)];
    return tensor({ dims: one, data: data.slice(0, data.length / dims[0]) });
  };
  const { loss } = await runOnce(scoredMapGraph(plan, learned, options.loss), {
    image: first(network.x),
    classes: first(network.classes),
    centre: first(network.binary),
  });
  expectClose(loss.data, [network.evaluation.loss], 'loss');
});
