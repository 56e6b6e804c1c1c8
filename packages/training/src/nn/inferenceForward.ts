/**
 * The released network: [batch, channels, height, width], standard ONNX, batch norm folded into the
 * convolution before it, free batch size.
 */
import { add, matMul, mul, one, relu, reshape, sigmoid } from '../onnx/functions.ts';
import { constant, inScope, type Value } from '../onnx/graph.ts';
import { count } from '../onnx/ops.ts';
import { EPSILON } from './batchNorm.ts';
import { isPool } from './mapFrame.ts';
import { type PlannedLayer, poolWindow } from './plan.ts';
import type { LayerKind, LayerOf } from './spec.ts';

/** Learned numbers by name: parameters and batch norm statistics. */
export type Numbers = ReadonlyMap<string, Float32Array>;

type Lowering<K extends LayerKind> = (
  x: Value,
  planned: PlannedLayer<K>,
  numbers: Numbers,
  norm: Affine | null,
) => Value;
/** y = scale·x + shift for each channel. */
type Affine = { readonly scale: Float32Array; readonly shift: Float32Array };

const lowerings: { readonly [K in LayerKind]: Lowering<K> } = {
  conv(x, { layer, path, from }, numbers, norm) {
    const { out, kernel, stride = 1, padding = 0, groups = 1, bias = false } = layer;
    const weight = toOihw(
      numbers.get(`${path}.weight`)!,
      [kernel, kernel, from[0] / groups, out],
      norm?.scale,
    );
    const kernelShape = [out, from[0] / groups, kernel, kernel];
    const y = one('Conv', [x, constant(x.graph, kernelShape, weight)], {
      kernel: [kernel, kernel],
      strides: [stride, stride],
      pads: [padding, padding, padding, padding],
      group: groups,
    });
    const shift = foldedBias(bias ? numbers.get(`${path}.bias`)! : null, norm);
    return shift ? add(y, constant(x.graph, [1, out, 1, 1], shift)) : y;
  },
  batchNorm(x, { path, from }, numbers) {
    const { scale, shift } = affineOf(path, numbers);
    const shape = from.length === 3 ? [1, from[0], 1, 1] : [1, from[0]];
    return add(mul(x, constant(x.graph, shape, scale)), constant(x.graph, shape, shift));
  },
  relu: (x) => relu(x),
  silu: (x) => mul(x, sigmoid(x)),
  maxPool: (x, { layer }) => one('MaxPool', [x], pooling(layer)),
  averagePool: (x, { layer }) => one('AveragePool', [x], pooling(layer)),
  upsample: (x) => one('Resize', [x], { scale: 2 }),
  globalAveragePool: (x, { to }) => reshape(one('GlobalAveragePool', [x], {}), [x.shape[0], ...to]),
  // Training flattens [h, w, c]; the weights of the following dense layer expect that order.
  flatten: (x, { to }) => reshape(one('Transpose', [x], { perm: [0, 2, 3, 1] }), [x.shape[0], ...to]),
  columns: (x, { to }) =>
    reshape(one('Transpose', [x], { perm: [0, 3, 2, 1] }), [x.shape[0], x.shape[3], ...to]),
  dropout: (x) => x,
  dense(x, { layer: { out, bias = true }, path }, numbers) {
    const weight = constant(x.graph, [count(x.shape.at(-1)), out], numbers.get(`${path}.weight`)!);
    const y = matMul(x, weight);
    return bias ? add(y, constant(x.graph, [out], numbers.get(`${path}.bias`)!)) : y;
  },
  residual: (x, { body }, numbers) => add(x, inferenceForward(body, x, numbers).output),
};

export type InferenceForward = {
  readonly output: Value;
  /** the last map [n, c, h, w] before it is pooled or flattened to features */
  readonly map: Value;
  /** input of the last dense layer, [n, f] or [n, columns, f] */
  readonly features: Value;
};

/**
 * x [n, channels, height, width] → the network's output, and the intermediate values for
 * explanations and indexes.
 */
export function inferenceForward(
  layers: readonly PlannedLayer[],
  x: Value,
  numbers: Numbers,
): InferenceForward {
  let [map, features, y] = [x, x, x];
  for (let i = 0; i < layers.length; i++) {
    const planned = layers[i];
    const norm = planned.layer.kind === 'conv' ? folded(layers[i + 1], numbers) : null;
    if (planned.layer.kind === 'dense') features = y;
    const lower = lowerings[planned.layer.kind] as Lowering<LayerKind>;
    const before = y;
    y = inScope(x.graph, planned.path, () => lower(before, planned, numbers, norm));
    if (y.shape.length === 4 && !isPool(planned.layer.kind)) map = y;
    if (norm) i++;
  }
  return { output: y, map, features };
}

/** The batch norm directly after a convolution, as numbers. */
function folded(next: PlannedLayer | undefined, numbers: Numbers): Affine | null {
  return next?.layer.kind === 'batchNorm' ? affineOf(next.path, numbers) : null;
}

function affineOf(path: string, numbers: Numbers): Affine {
  const [scale, shift, mean, variance] = ['scale', 'shift', 'mean', 'variance'].map(
    (name) => numbers.get(`${path}.${name}`)!,
  );
  const factor = scale.map((value, i) => value / Math.sqrt(variance[i] + EPSILON));
  return { scale: factor, shift: shift.map((value, i) => value - mean[i] * factor[i]) };
}

function foldedBias(bias: Float32Array | null, norm: Affine | null): Float32Array | null {
  if (!norm) return bias;
  return norm.shift.map((shift, i) => shift + (bias ? bias[i] * norm.scale[i] : 0));
}

/** [kh, kw, i, o] → [o, i, kh, kw], each output channel times its scale. */
function toOihw(
  weight: Float32Array,
  [kh, kw, inputs, outputs]: readonly number[],
  scale?: Float32Array,
): Float32Array {
  const turned = new Float32Array(weight.length);
  const places = kh * kw;
  for (let place = 0; place < places; place++) {
    for (let i = 0; i < inputs; i++) {
      for (let o = 0; o < outputs; o++) {
        const value = weight[(place * inputs + i) * outputs + o];
        turned[(o * inputs + i) * places + place] = scale ? value * scale[o] : value;
      }
    }
  }
  return turned;
}

function pooling(layer: LayerOf<'maxPool' | 'averagePool'>) {
  const { size, stride, padding } = poolWindow(layer);
  return { kernel: size, strides: stride, pads: [...padding, ...padding] } as const;
}
