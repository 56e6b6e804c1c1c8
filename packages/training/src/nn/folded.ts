import { CifraError } from '@cifra/core/base/error.ts';
import { type Plan, planModel } from './plan.ts';
import { releasedWeights } from './releasedWeights.ts';
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
  return { plan, weights: releasedWeights(model, plan).weights };
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
