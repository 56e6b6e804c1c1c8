import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema } from 'onnx-buf';
import { constantsOf } from './compactWeights.ts';

/**
 * Returns the float constants of an ONNX model that `emit` wrote, in the order in which the graph
 * was built. Weights that `compactWeights` stored are restored.
 */
export function readConstants(model: Uint8Array): Float32Array[] {
  return constantsOf(fromBinary(ModelProtoSchema, model));
}
