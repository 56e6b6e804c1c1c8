import { create, toBinary } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType,
  AttributeProtoSchema,
  ModelProtoSchema,
  NodeProtoSchema,
  TensorProto_DataType,
  TensorProtoSchema,
  ValueInfoProtoSchema,
} from 'onnx-buf';
import type { Graph, Node, Value } from './graph.ts';
import type { Attributes, DataType, OpName, Shape } from './ops.ts';

/** ONNX opset of every graph; the newest that onnxruntime-web's WASM build runs completely. */
export const OPSET = 20;
const IR_VERSION = 9n;

type OnnxAttribute = number | readonly number[];
/**
 * The ONNX form of a node: attributes, and numbers that ONNX expects as additional input tensors.
 */
type Emission = {
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
  readonly integers?: readonly (readonly number[])[];
  /** Float tensors, after one input that is left out. */
  readonly floats?: readonly (readonly number[])[];
};

const plain = (): Emission => ({});
const onAxis = ({ axis }: { readonly axis: number }): Emission => ({
  attributes: { axis },
});
const reduction = ({ axes, keepDims }: Attributes['ReduceSum']): Emission => ({
  attributes: { keepdims: keepDims ? 1 : 0 },
  integers: [axes],
});
const window = ({ kernel, strides, pads }: Attributes['MaxPool']) => ({
  kernel_shape: kernel,
  strides,
  pads,
});

const emissions: {
  readonly [K in OpName]: (attributes: Attributes[K], node: Node) => Emission;
} = {
  Add: plain,
  Sub: plain,
  Mul: plain,
  Div: plain,
  Max: plain,
  Greater: plain,
  Equal: plain,
  Where: plain,
  Neg: plain,
  Exp: plain,
  Log: plain,
  Sqrt: plain,
  Relu: plain,
  Sigmoid: plain,
  Tanh: plain,
  Cast: ({ to }) => ({ attributes: { to: elementTypes[to] } }),
  MatMul: plain,
  Conv: ({ group, ...rest }) => ({ attributes: { ...window(rest), group } }),
  ConvTranspose: ({ group, outputPadding, ...rest }) => ({
    attributes: { ...window(rest), group, output_padding: outputPadding },
  }),
  MaxPool: (attributes) => ({ attributes: window(attributes) }),
  AveragePool: (attributes) => ({
    attributes: { ...window(attributes), count_include_pad: 1 },
  }),
  GlobalAveragePool: plain,
  Reshape: ({ shape }, { inputs }) => ({
    integers: [targetShape(shape, inputs[0].shape)],
  }),
  Transpose: ({ perm }) => ({ attributes: { perm } }),
  Slice: ({ axis, start, end, step }) => ({
    integers: [[start], [end], [axis], [step]],
  }),
  Concat: onAxis,
  // Without regions of interest. The default coordinates are those of nearest neighbours.
  Resize: ({ scale }) => ({ floats: [[1, 1, scale, scale]] }),
  Split: ({ axis, parts }) => ({ attributes: { axis }, integers: [parts] }),
  Pad: ({ pads }) => ({ integers: [pads] }),
  Expand: ({ shape }) => ({
    integers: [shape.map((dim) => (typeof dim === 'number' ? dim : 1))],
  }),
  ReduceSum: reduction,
  ReduceMean: reduction,
  ReduceMax: reduction,
  Softmax: onAxis,
  LogSoftmax: onAxis,
};

const elementTypes: Readonly<Record<DataType, number>> = {
  float32: TensorProto_DataType.FLOAT,
  bool: TensorProto_DataType.BOOL,
};

/** Encodes the graph as the bytes of an ONNX model. */
export function emit(graph: Graph, metadata: Readonly<Record<string, string>> = {}): Uint8Array {
  const lists = new ListTensors();
  const nodes = graph.nodes.map((node) => emitNode(node, lists));
  const renamed = graph.outputs.map(({ name, value }) =>
    create(NodeProtoSchema, {
      opType: 'Identity',
      input: [value.name],
      output: [name],
      name: `output/${name}`,
    }),
  );
  const floats = graph.constants.map(({ value, data }) =>
    create(TensorProtoSchema, {
      name: value.name,
      dims: value.shape.map((dim) => BigInt(dim)),
      dataType: TensorProto_DataType.FLOAT,
      rawData: new Uint8Array(data.slice().buffer),
    }),
  );
  const model = create(ModelProtoSchema, {
    irVersion: IR_VERSION,
    producerName: 'cifra',
    opsetImport: [{ domain: '', version: BigInt(OPSET) }],
    metadataProps: Object.entries(metadata).map(([key, value]) => ({
      key,
      value,
    })),
    graph: {
      name: 'cifra',
      node: [...nodes, ...renamed],
      initializer: [...floats, ...lists.tensors],
      input: graph.inputs.map(valueInfo),
      output: graph.outputs.map(({ name, value }) => valueInfo({ ...value, name })),
    },
  });
  return toBinary(ModelProtoSchema, model);
}

function emitNode(node: Node, lists: ListTensors) {
  const rule = emissions[node.op] as (attributes: Node['attributes'], node: Node) => Emission;
  const emission = rule(node.attributes, node);
  // Pad expects its integers after the data and before the fill value, which is absent here. Every
  // other operation in this table also expects its integers after its inputs.
  const integers = (emission.integers ?? []).map((numbers) => lists.integers(numbers));
  const floats = (emission.floats ?? []).flatMap((numbers) => ['', lists.floats(numbers)]);
  return create(NodeProtoSchema, {
    opType: node.op,
    name: node.outputs[0].name,
    input: [...node.inputs.map((value) => value.name), ...integers, ...floats],
    output: node.outputs.map((value) => value.name),
    attribute: Object.entries(emission.attributes ?? {}).map(([name, value]) => attribute(name, value)),
  });
}

function attribute(name: string, value: OnnxAttribute) {
  return typeof value === 'number'
    ? create(AttributeProtoSchema, {
        name,
        type: AttributeProto_AttributeType.INT,
        i: BigInt(value),
      })
    : create(AttributeProtoSchema, {
        name,
        type: AttributeProto_AttributeType.INTS,
        ints: value.map(BigInt),
      });
}

function valueInfo({ name, shape, type }: Pick<Value, 'name' | 'shape' | 'type'>) {
  const dim = shape.map((size) =>
    typeof size === 'number'
      ? { value: { case: 'dimValue' as const, value: BigInt(size) } }
      : { value: { case: 'dimParam' as const, value: size } },
  );
  return create(ValueInfoProtoSchema, {
    name,
    type: {
      value: {
        case: 'tensorType',
        value: { elemType: elementTypes[type], shape: { dim } },
      },
    },
  });
}

/**
 * The shape for ONNX's Reshape, where 0 copies a dimension of the input and -1 is computed from the
 * others. A free dimension becomes 0 or -1.
 */
function targetShape(shape: Shape, from: Shape): number[] {
  return shape.map((dim, i) => {
    if (typeof dim === 'number') return dim;
    return from[i] === dim ? 0 : -1;
  });
}

/** Small int64 and float32 tensors; equal lists of numbers are stored once. */
class ListTensors {
  readonly tensors: ReturnType<typeof create<typeof TensorProtoSchema>>[] = [];
  private readonly names = new Map<string, string>();

  integers(numbers: readonly number[]): string {
    const { INT64 } = TensorProto_DataType;
    return this.name('integers', numbers, INT64, () => BigInt64Array.from(numbers, BigInt));
  }

  floats(numbers: readonly number[]): string {
    return this.name('floats', numbers, TensorProto_DataType.FLOAT, () => Float32Array.from(numbers));
  }

  private name(
    kind: string,
    numbers: readonly number[],
    dataType: TensorProto_DataType,
    encode: () => BigInt64Array<ArrayBuffer> | Float32Array<ArrayBuffer>,
  ): string {
    const key = `${kind} ${numbers}`;
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const name = `${kind}${this.tensors.length}`;
    const rawData = new Uint8Array(encode().buffer);
    this.tensors.push(create(TensorProtoSchema, { name, dims: [BigInt(numbers.length)], dataType, rawData }));
    this.names.set(key, name);
    return name;
  }
}
