import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema, TensorProto_DataType } from 'onnx-buf';

/**
 * Returns the float constants of an ONNX model that `emit` wrote, in the order in which the graph
 * was built.
 */
export function readConstants(model: Uint8Array): Float32Array[] {
  const { graph } = fromBinary(ModelProtoSchema, model);
  return (graph?.initializer ?? [])
    .filter(({ dataType }) => dataType === TensorProto_DataType.FLOAT)
    .map(({ rawData }) => new Float32Array(new Uint8Array(rawData).buffer));
}
