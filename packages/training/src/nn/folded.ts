import { CifraError } from '@cifra/core/base/error.ts';
import { readConstants } from '../onnx/readConstants.ts';
import { elements, type Plan, type PlannedLayer, planModel } from './plan.ts';
import type { Layer, ModelSpec } from './spec.ts';

/** A released network in a form that can be trained further. */
export type Trainable = {
  /**
   * Without batch normalisation: each became the bias, and a factor, of the convolution before it.
   */
  readonly plan: Plan;
  /** The flat vector of the plan's parameters. */
  readonly weights: Float32Array;
};

/**
 * Returns the network and the weights of a released model, in which batch normalisation is folded
 * into the convolutions. So further training does not change the statistics of batch normalisation.
 * This is intended: statistics of a few digits by one writer would be very different from the
 * original ones.
 * @param spec of the network as it was trained, from the recipe in its manifest
 * @param model ONNX, as `inferenceGraph` wrote it
 * @throws Error if the model does not belong to this network
 */
export function foldedModel(spec: ModelSpec, model: Uint8Array): Trainable {
  const plan = planModel({ layers: foldedLayers(spec.layers) });
  const numbers = new Map<string, Float32Array>();
  const constants = readConstants(model);
  const wanted = inOrder(plan.layers);
  if (constants.length !== wanted.length)
    throw new CifraError(
      'invalid-model',
      `the model has ${constants.length} constants; this network wants ${wanted.length}`,
    );
  for (const [i, { name, shape }] of wanted.entries()) {
    if (constants[i].length !== elements(shape))
      throw new CifraError(
        'invalid-model',
        `${name} has ${constants[i].length} numbers; [${shape}] wants ${elements(shape)}`,
      );
    numbers.set(name, shape.length === 4 ? fromOihw(constants[i], shape) : constants[i]);
  }
  const weights = new Float32Array(plan.parameters.reduce((sum, { shape }) => sum + elements(shape), 0));
  let at = 0;
  for (const { name, shape } of plan.parameters) {
    weights.set(numbers.get(name)!, at);
    at += elements(shape);
  }
  return { plan, weights };
}

/**
 * Every batch norm after a convolution becomes that convolution's bias; one elsewhere was not
 * folded.
 */
function foldedLayers(layers: readonly Layer[]): Layer[] {
  return layers.flatMap((layer, i): Layer[] => {
    if (layer.kind === 'residual') return [{ ...layer, body: foldedLayers(layer.body) }];
    if (layer.kind === 'conv')
      return [layers[i + 1]?.kind === 'batchNorm' ? { ...layer, bias: true } : layer];
    if (layer.kind !== 'batchNorm') return [layer];
    if (layers[i - 1]?.kind === 'conv') return [];
    throw new CifraError(
      'invalid-model',
      'a batch-norm that does not follow a convolution cannot be trained on',
    );
  });
}

/** Parameters in the order in which the released graph was built: layer by layer. */
function inOrder(layers: readonly PlannedLayer[]): PlannedLayer['parameters'][number][] {
  return layers.flatMap(({ parameters, body }) => [...parameters, ...inOrder(body)]);
}

/** [o, i, kh, kw] → [kh, kw, i, o] */
function fromOihw(released: Float32Array, [kh, kw, inputs, outputs]: readonly number[]): Float32Array {
  const turned = new Float32Array(released.length);
  const places = kh * kw;
  for (let o = 0; o < outputs; o++)
    for (let i = 0; i < inputs; i++)
      for (let place = 0; place < places; place++)
        turned[(place * inputs + i) * outputs + o] = released[(o * inputs + i) * places + place];
  return turned;
}
