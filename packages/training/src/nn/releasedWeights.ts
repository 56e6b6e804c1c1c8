import { CifraError } from '@cifra/core/base/error.ts';
import { readConstants } from '../onnx/readConstants.ts';
import { EPSILON } from './batchNorm.ts';
import { flatLength } from './flat.ts';
import { elements, type Parameter, type Plan, type PlannedLayer } from './plan.ts';
import type { Learned } from './release.ts';

/**
 * Recovers the learned numbers from a released `model.onnx` of this plan. A batch normalisation that
 * was folded into the convolution before it only adds here, so that graphs with these numbers give
 * the same output. To train on, `withStatistics` gives it statistics.
 *
 * @throws Error if the file belongs to another network
 */
export function releasedWeights(model: Uint8Array, plan: Plan): Learned {
  const constants = readConstants(model);
  const stored = storedParameters(plan.layers);
  if (constants.length > stored.length)
    throw new CifraError(
      'invalid-model',
      `${constants.length - stored.length} constants more than the plan has`,
    );
  const found = new Map(stored.map((parameter, i) => [parameter.name, numbersOf(parameter, constants[i])]));
  return {
    weights: joined(plan.parameters, (parameter) => found.get(parameter.name) ?? neutral(parameter)),
    statistics: joined(plan.statistics, neutral),
  };
}

/** The parameters whose numbers a released graph stores, in the order in which it was built. */
function storedParameters(layers: readonly PlannedLayer[]): Parameter[] {
  return layers.flatMap(({ layer, parameters, body }, i): Parameter[] => {
    const isFolded = layer.kind === 'batchNorm' && layers[i - 1]?.layer.kind === 'conv';
    // The scale of a folded batch norm is in the kernel; the bias of a convolution is in its shift.
    if (isFolded) return parameters.filter(({ name }) => name.endsWith('.shift'));
    const folds = layer.kind === 'conv' && layers[i + 1]?.layer.kind === 'batchNorm';
    const own = folds ? parameters.filter(({ name }) => name.endsWith('.weight')) : parameters;
    return [...own, ...storedParameters(body)];
  });
}

function numbersOf({ name, shape }: Parameter, stored: Float32Array | undefined): Float32Array {
  if (!stored) throw new CifraError('invalid-model', `no numbers are left for ${name}`);
  if (stored.length !== elements(shape))
    throw new CifraError(
      'invalid-model',
      `${name} has ${stored.length} numbers; [${shape}] wants ${elements(shape)}`,
    );
  return shape.length === 4 ? fromOihw(stored, shape) : stored;
}

/** Values of a batch normalisation, or of a bias, that change nothing. */
function neutral({ name, shape }: Pick<Parameter, 'name' | 'shape'>): Float32Array {
  const value = name.endsWith('.variance') ? 1 - EPSILON : name.endsWith('.scale') ? 1 : 0;
  return new Float32Array(elements(shape)).fill(value);
}

function joined<P extends Pick<Parameter, 'name' | 'shape'>>(
  parameters: readonly P[],
  numbers: (parameter: P) => Float32Array,
): Float32Array {
  const flat = new Float32Array(flatLength(parameters));
  let offset = 0;
  for (const parameter of parameters) {
    flat.set(numbers(parameter), offset);
    offset += elements(parameter.shape);
  }
  return flat;
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
