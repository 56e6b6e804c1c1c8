/**
 * The training network. Maps are [height, width, batch, channels]: in this layout a convolution is
 * matrix products without copies (`winograd.ts`), and per-channel values are on the last axis.
 */
import {
  add,
  cast,
  greater,
  matMul,
  mul,
  reduceMean,
  relu,
  reshape,
  sigmoid,
  transpose,
} from '../onnx/functions.ts';
import { input, inScope, type Value } from '../onnx/graph.ts';
import { count } from '../onnx/ops.ts';
import { batchNorm } from './batchNorm.ts';
import { im2colConv } from './im2col.ts';
import { type Plan, type PlannedLayer, poolWindow } from './plan.ts';
import { averagePool, maxPool } from './pooling.ts';
import type { LayerKind } from './spec.ts';
import { upsample } from './upsample.ts';
import { winogradConv } from './winograd.ts';

/** Below this number of channels Winograd's products are too thin to pay for its transforms. */
const WINOGRAD_CHANNELS = 8;

export type Forward = {
  /**
   * [n, classes]; for a network of columns [columns × n, classes], all of the first column first; for
   * one that ends with a map [h, w, n, channels]
   */
  readonly logits: Value;
  /** batch norm statistics of this batch, by name */
  readonly statistics: ReadonlyMap<string, Value>;
  /**
   * uniform random numbers in [0, 1) for dropout: graph inputs [n, channels], [n, features] or
   * [columns × n, features]
   */
  readonly noises: readonly Value[];
};

type Context = {
  readonly parameters: ReadonlyMap<string, Value>;
  readonly statistics: Map<string, Value>;
  readonly noises: Value[];
};

type Lowering<K extends LayerKind> = (x: Value, planned: PlannedLayer<K>, context: Context) => Value;

const lowerings: { readonly [K in LayerKind]: Lowering<K> } = {
  conv(x, { layer, path }, { parameters }) {
    const { kernel, stride = 1, padding = 0, groups = 1, bias = false } = layer;
    const weight = parameters.get(`${path}.weight`)!;
    const thin = Math.min(count(x.shape[3]), layer.out) < WINOGRAD_CHANNELS;
    const y =
      kernel === 3 && stride === 1 && groups === 1 && !thin
        ? winogradConv(x, weight, padding)
        : im2colConv(x, weight, { stride, padding, groups });
    return bias ? add(y, parameters.get(`${path}.bias`)!) : y;
  },
  batchNorm(x, { path }, { parameters, statistics }) {
    const { output, mean, variance } = batchNorm(
      x,
      parameters.get(`${path}.scale`)!,
      parameters.get(`${path}.shift`)!,
    );
    statistics.set(`${path}.mean`, mean).set(`${path}.variance`, variance);
    return output;
  },
  relu: (x) => relu(x),
  silu: (x) => mul(x, sigmoid(x)),
  maxPool: (x, { layer }) => maxPool(x, poolWindow(layer)),
  averagePool: (x, { layer }) => averagePool(x, poolWindow(layer)),
  upsample: (x) => upsample(x),
  globalAveragePool: (x) => reduceMean(x, [0, 1]),
  flatten(x, { to }) {
    return reshape(transpose(x, [2, 0, 1, 3]), [x.shape[2], ...to]);
  },
  columns(x, { to }) {
    const [, w, n] = x.shape.map(count);
    return reshape(transpose(x, [1, 2, 0, 3]), [w * n, ...to]);
  },
  dropout(x, { layer: { rate }, path, from }, { noises }) {
    if (rate === 0) return x;
    const noise = input(x.graph, `noise/${path}`, [x.shape.at(-2)!, from[0]]);
    noises.push(noise);
    return mul(x, mul(cast(greater(noise, rate), 'float32'), 1 / (1 - rate)));
  },
  dense(x, { layer: { bias = true }, path }, { parameters }) {
    const y = matMul(x, parameters.get(`${path}.weight`)!);
    return bias ? add(y, parameters.get(`${path}.bias`)!) : y;
  },
  residual: (x, { body }, context) => add(x, chain(body, x, context)),
};

/**
 * Builds the forward pass of a batch. images [n, height, width] of one channel, or [height, width,
 * n, channels]
 */
export function trainingForward(plan: Plan, images: Value, parameters: ReadonlyMap<string, Value>): Forward {
  const context: Context = { parameters, statistics: new Map(), noises: [] };
  const [channels, height, width] = plan.from;
  const map =
    images.shape.length === 3
      ? reshape(transpose(images, [1, 2, 0]), [height, width, count(images.shape[0]), channels])
      : images;
  return { ...context, logits: chain(plan.layers, map, context) };
}

function chain(layers: readonly PlannedLayer[], x: Value, context: Context): Value {
  return layers.reduce((y, planned) => {
    const lower = lowerings[planned.layer.kind] as Lowering<LayerKind>;
    return inScope(x.graph, planned.path, () => lower(y, planned, context));
  }, x);
}
