import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType,
  AttributeProtoSchema,
  type ModelProto,
  ModelProtoSchema,
  NodeProtoSchema,
  type TensorProto,
  TensorProto_DataType,
  TensorProtoSchema,
} from 'onnx-buf';
import { CONSTANT } from './graph.ts';

/** How the integers of a tensor are stored: the largest one, and their type. */
type Precision = { readonly largest: number; readonly dataType: TensorProto_DataType };

/**
 * Integers of 10 bits. With 8 bits everywhere 8 of 2,016 validation strips were read differently, with
 * 10 bits none. Compressed for the network, 10 bits need 6 % more bytes than 9, and a third less than
 * float16.
 */
const FINE: Precision = { largest: 511, dataType: TensorProto_DataType.INT16 };
/**
 * Large tensors add many small products, so 8 bits suffice: of 809 validation strips 3 were read
 * differently, and as many were right as before. They take half the space.
 */
const COARSE: Precision = { largest: 127, dataType: TensorProto_DataType.INT8 };
/** From this size on, a tensor is large. */
const LARGE = 70_000;
/** Fewer numbers are not worth the nodes that restore them. */
const FEWEST = 256;

/**
 * Stores the weights of a float32 ONNX model that `emit` wrote as int16 tensors with values from
 * -511 to 511, or int8 tensors if they are large, and one float32 scale per output channel. `Cast` and `Mul` restore them when the
 * model is loaded: these are ordinary ONNX operations of any runtime, which computes them once.
 * Kernels of convolutions are [outputs, …], matrices [inputs, outputs]. Biases stay float32.
 *
 * At most half the size of float32 on disk; compressed by brotli, 30 % of it. Weights that are already
 * stored this way stay as they are.
 *
 * @param coarseFrom number of weights from which on a tensor is large
 */
export function compactWeights(
  model: Uint8Array,
  { coarseFrom = LARGE }: { readonly coarseFrom?: number } = {},
): Uint8Array {
  const proto = fromBinary(ModelProtoSchema, model);
  const graph = proto.graph!;
  const restoring: ReturnType<typeof restore> = [];
  const scales: TensorProto[] = [];
  graph.initializer = graph.initializer.map((tensor) => {
    const dims = tensor.dims.map(Number);
    const size = dims.reduce((a, b) => a * b, 1);
    if (tensor.dataType !== TensorProto_DataType.FLOAT || dims.length < 2 || size < FEWEST) return tensor;
    const precision = size < coarseFrom ? FINE : COARSE;
    const { integers, scale } = quantise(floatsOf(tensor), dims, precision);
    const axis = channelAxis(dims);
    scales.push(
      create(TensorProtoSchema, {
        name: scaleName(tensor.name),
        dims: dims.map((dim, i) => BigInt(i === axis ? dim : 1)),
        dataType: TensorProto_DataType.FLOAT,
        rawData: new Uint8Array(scale.buffer),
      }),
    );
    restoring.push(...restore(tensor.name));
    return create(TensorProtoSchema, {
      name: storedName(tensor.name),
      dims: tensor.dims,
      dataType: precision.dataType,
      rawData: new Uint8Array(integers.buffer),
    });
  });
  graph.initializer.push(...scales);
  graph.node.unshift(...restoring);
  return toBinary(ModelProtoSchema, proto);
}

/** Returns the float constants of `graph` in the order of its tensors, restored where compact. */
export function constantsOf({ graph }: ModelProto): Float32Array[] {
  const tensors = graph?.initializer ?? [];
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const scales = new Set(tensors.map(({ name }) => scaleName(nameOfStored(name))));
  return tensors.flatMap((tensor) => {
    if (tensor.dataType === FINE.dataType || tensor.dataType === COARSE.dataType)
      return [dequantise(tensor, byName.get(scaleName(nameOfStored(tensor.name)))!)];
    return tensor.dataType === TensorProto_DataType.FLOAT &&
      tensor.name.startsWith(CONSTANT) &&
      !scales.has(tensor.name)
      ? [floatsOf(tensor)]
      : [];
  });
}

const STORED = '/stored';
const storedName = (name: string) => `${name}${STORED}`;
const scaleName = (name: string) => `${name}/scale`;
const nameOfStored = (stored: string) => stored.slice(0, -STORED.length);

function channelAxis(dims: readonly number[]): number {
  return dims.length === 2 ? 1 : 0;
}

/** Maps the index of a number to its channel. */
function channelOf(dims: readonly number[]): (at: number) => number {
  const axis = channelAxis(dims);
  const after = dims.slice(axis + 1).reduce((a, b) => a * b, 1);
  return (at) => Math.floor(at / after) % dims[axis];
}

function quantise(numbers: Float32Array, dims: readonly number[], { largest, dataType }: Precision) {
  const channel = channelOf(dims);
  const scale = new Float32Array(dims[channelAxis(dims)]);
  numbers.forEach((number, at) => {
    scale[channel(at)] = Math.max(scale[channel(at)], Math.abs(number) / largest);
  });
  // A channel of zeros has scale 0.
  const rounded = numbers.map((number, at) => Math.round(number / (scale[channel(at)] || 1)));
  const integers = dataType === COARSE.dataType ? Int8Array.from(rounded) : Int16Array.from(rounded);
  return { integers, scale };
}

function dequantise(tensor: TensorProto, scale: TensorProto): Float32Array {
  const channel = channelOf(tensor.dims.map(Number));
  const scales = floatsOf(scale);
  const { buffer } = Uint8Array.from(tensor.rawData);
  const integers = tensor.dataType === COARSE.dataType ? new Int8Array(buffer) : new Int16Array(buffer);
  return Float32Array.from(integers, (integer, at) => integer * scales[channel(at)]);
}

function floatsOf({ rawData }: TensorProto): Float32Array {
  return new Float32Array(Uint8Array.from(rawData).buffer);
}

/** The nodes that restore the float32 tensor `name`. */
function restore(name: string) {
  const cast = `${name}/cast`;
  return [
    create(NodeProtoSchema, {
      opType: 'Cast',
      name: cast,
      input: [storedName(name)],
      output: [cast],
      attribute: [
        create(AttributeProtoSchema, {
          name: 'to',
          type: AttributeProto_AttributeType.INT,
          i: BigInt(TensorProto_DataType.FLOAT),
        }),
      ],
    }),
    create(NodeProtoSchema, {
      opType: 'Mul',
      name: `${name}/restore`,
      input: [cast, scaleName(name)],
      output: [name],
    }),
  ];
}
