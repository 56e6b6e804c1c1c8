import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { add, matMul, one, relu } from '@cifra/training/onnx/functions.ts';
import { constant } from '@cifra/training/onnx/graph.ts';
import {
  AttributeProto_AttributeType,
  AttributeProtoSchema,
  TensorProto_DataType as DataType,
  ModelProtoSchema,
  type NodeProto,
  NodeProtoSchema,
  type TensorProto,
  TensorProtoSchema,
} from 'onnx-buf';
import { describe, expect, test } from 'vitest';
import { halvesToFloats } from './onnx/constant.ts';
import { builds, draw, expectSame, feedsOf, modelOf } from './testing/referee.ts';

const image = draw([2, 4, 7, 9]);
const model = modelOf([['N', 4, 7, 9]], (x) => {
  const window = { kernel: [3, 3], strides: [1, 1], pads: [1, 1, 1, 1], group: 1 } as const;
  const y = relu(one('Conv', [x, constant(x.graph, [8, 4, 3, 3], draw([8, 4, 3, 3], 2).data)], window));
  const shifted = add(y, constant(x.graph, [1, 8, 1, 1], draw([8], 3).data));
  return matMul(shifted, constant(x.graph, [9, 5], draw([9, 5], 4).data));
});

/** Replaces each float32 constant by what `store` returns: a tensor, and nodes that turn it back. */
function stored(
  store: (tensor: TensorProto, floats: Float32Array) => { tensors: TensorProto[]; nodes: NodeProto[] },
): Uint8Array {
  const proto = fromBinary(ModelProtoSchema, model);
  const graph = proto.graph!;
  const parts = graph.initializer.map((tensor) => {
    if (tensor.dataType !== DataType.FLOAT) return { tensors: [tensor], nodes: [] };
    return store(tensor, new Float32Array(tensor.rawData!.slice().buffer));
  });
  graph.initializer = parts.flatMap(({ tensors }) => tensors);
  graph.node = [...parts.flatMap(({ nodes }) => nodes), ...graph.node];
  return toBinary(ModelProtoSchema, proto);
}

function integer(name: string, i: number) {
  return create(AttributeProtoSchema, { name, i: BigInt(i), type: AttributeProto_AttributeType.INT });
}

function tensorOf(
  name: string,
  dims: bigint[],
  dataType: DataType,
  numbers: Float32Array | Int8Array | Int16Array | Uint8Array,
) {
  const rawData = new Uint8Array(numbers.slice().buffer);
  return create(TensorProtoSchema, { name, dims, dataType, rawData });
}

function cast(from: string, to: string) {
  const attribute = [integer('to', DataType.FLOAT)];
  return create(NodeProtoSchema, { opType: 'Cast', input: [from], output: [to], attribute });
}

/** int8 numbers with a scale, and a zero point if wanted, for each index of the first axis. */
function int8(withZero: boolean) {
  return stored(({ name, dims }, floats) => {
    const axis = Math.max(
      0,
      dims.findIndex((dim) => dim > 1n),
    );
    const channels = Number(dims[axis]);
    const inner = floats.length / channels;
    const scales = Float32Array.from({ length: channels }, (_, i) => (2 + i) / 127);
    const zeros = Int8Array.from({ length: channels }, (_, i) => (withZero ? i - 3 : 0));
    const numbers = Int8Array.from(floats, (x, i) => {
      const channel = Math.floor(i / inner);
      return Math.round(x / scales[channel]) + zeros[channel];
    });
    const tensors = [
      tensorOf(`${name}/numbers`, dims, DataType.INT8, numbers),
      tensorOf(`${name}/scales`, [BigInt(channels)], DataType.FLOAT, scales),
      ...(withZero ? [tensorOf(`${name}/zeros`, [BigInt(channels)], DataType.INT8, zeros)] : []),
    ];
    const input = tensors.map((tensor) => tensor.name);
    const attribute = [integer('axis', axis)];
    return {
      tensors,
      nodes: [create(NodeProtoSchema, { opType: 'DequantizeLinear', input, output: [name], attribute })],
    };
  });
}

describe('weights may be stored as', () => {
  const halves = (floats: Float32Array) => new Uint8Array(Float16Array.from(floats).buffer as ArrayBuffer);

  test('float16 and Cast', async () => {
    const small = stored(({ name, dims }, floats) => ({
      tensors: [tensorOf(`${name}/half`, dims, DataType.FLOAT16, halves(floats))],
      nodes: [cast(`${name}/half`, name)],
    }));
    await expectSame(small, feedsOf([image]));
  });

  test('float16 in int32_data', async () => {
    const small = stored(({ name, dims }, floats) => {
      const int32Data = [...new Uint16Array(Float16Array.from(floats).buffer)];
      const fields = { name: `${name}/half`, dims, dataType: DataType.FLOAT16, int32Data };
      return { tensors: [create(TensorProtoSchema, fields)], nodes: [cast(`${name}/half`, name)] };
    });
    await expectSame(small, feedsOf([image]));
  });

  test('int16 and Cast, times a scale for each index of an axis', async () => {
    const small = stored(({ name, dims }, floats) => {
      const axis = Math.max(
        0,
        dims.findIndex((dim) => dim > 1n),
      );
      const channels = Number(dims[axis]);
      const inner = floats.length / channels;
      const scales = Float32Array.from({ length: channels }, (_, i) => (2 + i) / 32767);
      const numbers = Int16Array.from(floats, (x, i) => Math.round(x / scales[Math.floor(i / inner)]));
      const scaleDims = dims.map((dim, i) => (i === axis ? dim : 1n));
      return {
        tensors: [
          tensorOf(`${name}/numbers`, dims, DataType.INT16, numbers),
          tensorOf(`${name}/scales`, scaleDims, DataType.FLOAT, scales),
        ],
        nodes: [
          cast(`${name}/numbers`, `${name}/cast`),
          create(NodeProtoSchema, {
            opType: 'Mul',
            input: [`${name}/cast`, `${name}/scales`],
            output: [name],
          }),
        ],
      };
    });
    await expectSame(small, feedsOf([image]));
  });

  test('float_data', async () => {
    const listed = stored(({ name, dims, dataType }, floats) => ({
      tensors: [create(TensorProtoSchema, { name, dims, dataType, floatData: [...floats] })],
      nodes: [],
    }));
    await expectSame(listed, feedsOf([image]));
  });

  test.each([false, true])('int8 and DequantizeLinear, zero points: %s', async (withZero) => {
    await expectSame(int8(withZero), feedsOf([image]));
  });
});

test('every float16 becomes the same number', () => {
  const halves = Uint16Array.from({ length: 65536 }, (_, i) => i);
  expect(halvesToFloats(halves)).toEqual(Float32Array.from(new Float16Array(halves.buffer)));
});

test('weights that are denormal numbers, or nearly, count as zero', async () => {
  const tiny = modelOf([[1, 4, 3, 3]], (x) => {
    const window = { kernel: [3, 3], strides: [1, 1], pads: [1, 1, 1, 1], group: 1 } as const;
    const weights = new Float32Array(4 * 4 * 9).map((_, i) => [1e-31, 1e-40, 0][i % 3]);
    return one('Conv', [x, constant(x.graph, [4, 4, 3, 3], weights)], window);
  });
  for (const [, runtime] of builds) {
    const { y } = await (await runtime.load(tiny)).run({ x0: draw([1, 4, 3, 3]) });
    expect(y.data.every((number) => number === 0)).toBe(true);
  }
});
