import { CifraError } from '@cifra/core/base/error.ts';
import { readConstants } from '../onnx/readConstants.ts';
import { EPSILON } from './batchNorm.ts';
import { flatLength } from './flat.ts';
import { elements, type Parameter, type Plan, type PlannedLayer } from './plan.ts';
import type { Learned } from './release.ts';

/**
 * Recovers the learned numbers from a released `model.onnx` of this plan. Batch normalisation was
 * folded into the convolutions; here it only adds, so that graphs with these numbers give the same
 * output.
 *
 * For networks of convolutions, each followed by a batch normalisation, and dense layers, as in the
 * released models.
 * @throws Error if the file belongs to another network
 */
export function releasedWeights(model: Uint8Array, plan: Plan): Learned {
  const constants = readConstants(model);
  const found = new Map<string, Float32Array>();
  for (const { layer, path, from } of plan.layers) {
    if (layer.kind === 'conv')
      found.set(`${path}.weight`, toTraining(take(constants, path), layer.kernel, from[0]));
    else if (layer.kind === 'batchNorm') found.set(`${path}.shift`, take(constants, path));
    else if (layer.kind === 'dense') {
      found.set(`${path}.weight`, take(constants, path));
      found.set(`${path}.bias`, take(constants, path));
    }
  }
  if (constants.length > 0)
    throw new CifraError('invalid-model', `${constants.length} constants more than the plan has`);
  return {
    weights: joined(plan.parameters, (parameter) => found.get(parameter.name) ?? neutral(parameter)),
    statistics: joined(plan.statistics, neutral),
  };
}

function take(constants: Float32Array[], path: PlannedLayer['path']): Float32Array {
  const next = constants.shift();
  if (!next) throw new CifraError('invalid-model', `no numbers are left for ${path}`);
  return next;
}

/** Values of a batch normalisation that changes nothing. */
function neutral({ name, shape }: Pick<Parameter, 'name' | 'shape'>): Float32Array {
  const value = name.endsWith('.variance') ? 1 - EPSILON : name.endsWith('.scale') ? 1 : 0;
  return new Float32Array(elements(shape)).fill(value);
}

function joined<P extends Pick<Parameter, 'name' | 'shape'>>(
  parameters: readonly P[],
  numbersOf: (parameter: P) => Float32Array,
): Float32Array {
  const flat = new Float32Array(flatLength(parameters));
  let offset = 0;
  for (const parameter of parameters) {
    const numbers = numbersOf(parameter);
    if (numbers.length !== elements(parameter.shape)) {
      throw new CifraError(
        'invalid-model',
        `${parameter.name} has ${numbers.length} numbers, expected ${elements(parameter.shape)}`,
      );
    }
    flat.set(numbers, offset);
    offset += numbers.length;
  }
  return flat;
}

/** [o, i, kh, kw] → [kh, kw, i, o] */
function toTraining(weight: Float32Array, kernel: number, inputs: number): Float32Array {
  const places = kernel * kernel;
  const outputs = weight.length / (places * inputs);
  return weight.map((_, at) => {
    const o = at % outputs;
    const i = Math.floor(at / outputs) % inputs;
    const place = Math.floor(at / (outputs * inputs));
    return weight[(o * inputs + i) * places + place];
  });
}
