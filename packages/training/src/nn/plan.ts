import { CifraError } from '@cifra/core/base/error.ts';
import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import type { FeatureShape, Layer, LayerKind, LayerOf, ModelSpec, Pair } from './spec.ts';

/** A tensor that is learned. */
export type Parameter = {
  readonly name: string;
  /** conv: [kh, kw, in/groups, out]; dense: [in, out]; norms and biases: [n] */
  readonly shape: readonly number[];
  /** Standard deviation of its normal initial distribution; 0 for a constant start. */
  readonly deviation: number;
  readonly start: number;
  /** Weight decay excludes norms and biases. */
  readonly decays: boolean;
  /** False for a kernel of principal components, which is computed once (`whitening.ts`). */
  readonly learned: boolean;
};

/** A running mean or variance of batch normalisation. */
export type Statistic = { readonly name: string; readonly shape: readonly number[]; readonly start: number };

/** A layer with its computed shapes and tensors. */
export type PlannedLayer<K extends LayerKind = LayerKind> = {
  readonly layer: LayerOf<K>;
  /** Path in the network, such as `3.conv` or `5.residual.0.conv`. */
  readonly path: string;
  readonly from: FeatureShape;
  readonly to: FeatureShape;
  readonly parameters: readonly Parameter[];
  readonly statistics: readonly Statistic[];
  readonly body: readonly PlannedLayer[];
  /** of one example, forward */
  readonly multiplyAdds: number;
};

export type Plan = {
  readonly from: FeatureShape;
  readonly to: FeatureShape;
  /** Rows of the output for each example: 1, or the number of columns. */
  readonly columns: number;
  readonly layers: readonly PlannedLayer[];
  /**
   * In the order of the flat weight vector: those that decay, those that only learn, those that do
   * neither.
   */
  readonly parameters: readonly Parameter[];
  readonly statistics: readonly Statistic[];
  readonly multiplyAdds: number;
};

export const DIGIT_SHAPE: FeatureShape = [1, DIGIT_SIDE, DIGIT_SIDE];

/**
 * Computes shapes and parameters; throws an error that names the layer, actual and expected shapes.
 */
export function planModel({ layers }: ModelSpec, from: FeatureShape = DIGIT_SHAPE): Plan {
  const planned = planLayers(layers, from, '');
  const parameters = planned.flatMap(allOf('parameters'));
  return {
    from,
    to: planned.at(-1)?.to ?? from,
    columns: columnsOf(planned),
    layers: planned,
    parameters: [
      ...parameters.filter(({ decays }) => decays),
      ...parameters.filter(({ decays, learned }) => learned && !decays),
      ...parameters.filter(({ learned }) => !learned),
    ],
    statistics: planned.flatMap(allOf('statistics')),
    multiplyAdds: wholeCost(planned),
  };
}

/** Number of elements of a shape. */
export function elements(shape: readonly number[]): number {
  return shape.reduce((a, b) => a * b, 1);
}

/**
 * Side of the squares of the input that the smallest map of a network has as pixels: inputs whose
 * sides are its multiples are enlarged again to the same sizes.
 */
export function strideOf(layers: readonly PlannedLayer[]): number {
  let [stride, largest] = [1, 1];
  for (const { layer, body } of layers) {
    largest = Math.max(largest, stride * strideOf(body));
    if (layer.kind === 'upsample') stride /= 2;
    if (layer.kind === 'conv') stride *= layer.stride ?? 1;
    if (layer.kind === 'maxPool' || layer.kind === 'averagePool') stride *= poolWindow(layer).stride[0];
    largest = Math.max(largest, stride);
  }
  return largest;
}

function planLayers(layers: readonly Layer[], from: FeatureShape, prefix: string): PlannedLayer[] {
  const planned: PlannedLayer[] = [];
  let shape = from;
  for (const [index, layer] of layers.entries()) {
    const next = planLayer(layer, shape, `${prefix}${index}.${layer.kind}`);
    planned.push(next);
    shape = next.to;
  }
  return planned;
}

type Details = Partial<Pick<PlannedLayer, 'parameters' | 'statistics' | 'body' | 'multiplyAdds'>> & {
  to: FeatureShape;
};

function planLayer(layer: Layer, from: FeatureShape, path: string): PlannedLayer {
  const details = describe(layer, from, path);
  return { layer, path, from, parameters: [], statistics: [], body: [], multiplyAdds: 0, ...details };
}

function describe(layer: Layer, from: FeatureShape, path: string): Details {
  switch (layer.kind) {
    case 'conv':
      return planConv(layer, from, path);
    case 'batchNorm':
      return planBatchNorm(from, path);
    case 'relu':
    case 'silu':
    case 'dropout':
      return { to: from };
    case 'maxPool':
    case 'averagePool':
      return planPool(layer, from, path);
    case 'upsample': {
      const [channels, height, width] = map(from, path);
      return { to: [channels, 2 * height, 2 * width] };
    }
    case 'globalAveragePool':
      return { to: [map(from, path)[0]] };
    case 'flatten':
      return { to: [elements(map(from, path))] };
    case 'columns': {
      const [channels, height] = map(from, path);
      return { to: [channels * height] };
    }
    case 'dense':
      return planDense(layer, from, path);
    case 'residual': {
      const body = planLayers(layer.body, from, `${path}.`);
      const to = body.at(-1)?.to ?? from;
      if (String(to) !== String(from))
        throw new CifraError(
          'invalid-model',
          `${path}: the body turns [${from}] into [${to}]; it must keep the shape`,
        );
      return { to, body, multiplyAdds: body.reduce((sum, inner) => sum + inner.multiplyAdds, 0) };
    }
  }
}

function planConv(layer: LayerOf<'conv'>, from: FeatureShape, path: string): Details {
  const { out, kernel, stride = 1, padding = 0, groups = 1, bias = false, whitening = false } = layer;
  const [channels, ...sides] = map(from, path);
  if (channels % groups || out % groups) {
    throw new CifraError(
      'invalid-model',
      `${path}: ${groups} groups; expected a divisor of ${channels} channels in and ${out} out`,
    );
  }
  const [height, width] = sides.map((side) => windowCount(side, kernel, stride, padding, path));
  const fanIn = kernel * kernel * (channels / groups);
  if (whitening) checkWhitening(layer, from, path);
  const weight = {
    name: `${path}.weight`,
    shape: [kernel, kernel, channels / groups, out],
    start: 0,
    decays: !whitening,
    learned: !whitening,
  };
  return {
    to: [out, height, width],
    // He et al. 2015: keeps the variance through a ReLU.
    parameters: [
      { ...weight, deviation: Math.sqrt(2 / fanIn) },
      ...(bias ? [constantParameter(`${path}.bias`, out, 0)] : []),
    ],
    multiplyAdds: fanIn * out * height * width,
  };
}

/** Each principal component of the patches gives two channels, one of either sign. */
function checkWhitening({ out, kernel }: LayerOf<'conv'>, [channels]: FeatureShape, path: string): void {
  const most = 2 * kernel * kernel * channels;
  const first = path === '0.conv';
  if (first && channels === 1 && out % 2 === 0 && out <= most) return;
  throw new CifraError(
    'invalid-model',
    `${path}: whitening with ${out} channels; expected the first layer of a picture of one channel, ` +
      `with an even number of channels up to ${most}`,
  );
}

function planBatchNorm(from: FeatureShape, path: string): Details {
  const [channels] = from;
  return {
    to: from,
    parameters: [
      constantParameter(`${path}.scale`, channels, 1),
      constantParameter(`${path}.shift`, channels, 0),
    ],
    statistics: [
      { name: `${path}.mean`, shape: [channels], start: 0 },
      { name: `${path}.variance`, shape: [channels], start: 1 },
    ],
  };
}

function planPool(layer: LayerOf<'maxPool' | 'averagePool'>, from: FeatureShape, path: string): Details {
  const { size, stride, padding } = poolWindow(layer);
  const [channels, ...sides] = map(from, path);
  return {
    to: [
      channels,
      ...sides.map((side, axis) => windowCount(side, size[axis], stride[axis], padding[axis], path)),
    ],
  };
}

/** The window of a pooling layer along the height and along the width. */
export function poolWindow({ size, stride = size, padding = 0 }: LayerOf<'maxPool' | 'averagePool'>) {
  const pair = (value: Pair): readonly [number, number] =>
    typeof value === 'number' ? [value, value] : value;
  return { size: pair(size), stride: pair(stride), padding: pair(padding) };
}

function planDense({ out, bias = true }: LayerOf<'dense'>, from: FeatureShape, path: string): Details {
  if (from.length !== 1) {
    throw new CifraError(
      'invalid-model',
      `${path}: got a map [${from}]; expected features: put flatten or globalAveragePool before it`,
    );
  }
  const [features] = from;
  const weight = { name: `${path}.weight`, shape: [features, out], start: 0, decays: true, learned: true };
  return {
    to: [out],
    parameters: [
      { ...weight, deviation: Math.sqrt(1 / features) },
      ...(bias ? [constantParameter(`${path}.bias`, out, 0)] : []),
    ],
    multiplyAdds: features * out,
  };
}

function constantParameter(name: string, length: number, start: number): Parameter {
  return { name, shape: [length], deviation: 0, start, decays: false, learned: true };
}

function map(shape: FeatureShape, path: string): FeatureShape {
  if (shape.length !== 3)
    throw new CifraError(
      'invalid-model',
      `${path}: got features [${shape}]; expected a map [channels, height, width]`,
    );
  return shape;
}

function windowCount(side: number, kernel: number, stride: number, padding: number, path: string): number {
  const count = Math.floor((side + 2 * padding - kernel) / stride) + 1;
  if (!(count >= 1))
    throw new CifraError(
      'invalid-model',
      `${path}: a window of ${kernel} does not fit ${side} pixels with padding ${padding}`,
    );
  return count;
}

function wholeCost(planned: readonly PlannedLayer[]): number {
  const cut = planned.findIndex(({ layer }) => layer.kind === 'columns');
  return planned.reduce(
    (sum, { multiplyAdds }, i) => sum + multiplyAdds * (cut >= 0 && i > cut ? columnsOf(planned) : 1),
    0,
  );
}

/**
 * Layers after `columns` run once per column, which multiplies their cost and their rows in a
 * batch.
 */
function columnsOf(planned: readonly PlannedLayer[]): number {
  return planned.find(({ layer }) => layer.kind === 'columns')?.from[2] ?? 1;
}

function allOf<F extends 'parameters' | 'statistics'>(
  field: F,
): (layer: PlannedLayer) => PlannedLayer[F][number][] {
  return (layer) => [...layer[field], ...layer.body.flatMap(allOf(field))];
}
