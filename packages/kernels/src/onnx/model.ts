import { CifraError } from '@cifra/core/base/error.ts';
import { type Constant, constantOf } from './constant.ts';
import { fieldsOf, varintsOf } from './wire.ts';

/** An attribute of a node; `value` is an integer or a float. */
export type Attribute = {
  readonly value?: number;
  readonly values?: readonly number[];
  readonly text?: string;
};

export type OnnxNode = {
  readonly op: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, Attribute>;
};

/** A graph's input; free dimensions are null. */
export type OnnxInput = { readonly name: string; readonly dims: readonly (number | null)[] };

export type OnnxModel = {
  readonly inputs: readonly OnnxInput[];
  readonly outputs: readonly string[];
  readonly nodes: readonly OnnxNode[];
  readonly constants: Map<string, Constant>;
};

/** Reads the bytes of an ONNX model (onnx.proto of ONNX 1.17; field numbers in comments). */
export function parseModel(bytes: Uint8Array): OnnxModel {
  try {
    // ModelProto: graph = 7
    const graph = [...fieldsOf(bytes)].find((field) => field.number === 7 && 'bytes' in field);
    if (!graph) throw new RangeError('it contains no graph');
    return parseGraph((graph as { readonly bytes: Uint8Array }).bytes);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new CifraError('invalid-model', `not an ONNX model: ${cause.message}`, { cause });
  }
}

function parseGraph(bytes: Uint8Array): OnnxModel {
  const inputs: OnnxInput[] = [];
  const outputs: string[] = [];
  const nodes: OnnxNode[] = [];
  const constants = new Map<string, Constant>();
  for (const field of fieldsOf(bytes)) {
    if (!('bytes' in field)) continue;
    // GraphProto: node = 1, initializer = 5, input = 11, output = 12
    if (field.number === 1) nodes.push(parseNode(field.bytes));
    else if (field.number === 5) {
      const { name, constant } = constantOf(field.bytes);
      constants.set(name, constant);
    } else if (field.number === 11) inputs.push(parseInput(field.bytes));
    else if (field.number === 12) outputs.push(parseInput(field.bytes).name);
  }
  return { inputs: inputs.filter(({ name }) => !constants.has(name)), outputs, nodes, constants };
}

function parseNode(bytes: Uint8Array): OnnxNode {
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes = new Map<string, Attribute>();
  let [op, name] = ['', ''];
  for (const field of fieldsOf(bytes)) {
    if (!('bytes' in field)) continue;
    // NodeProto: input = 1, output = 2, name = 3, op_type = 4, attribute = 5, domain = 7
    if (field.number === 1) inputs.push(text(field.bytes));
    else if (field.number === 2) outputs.push(text(field.bytes));
    else if (field.number === 3) name = text(field.bytes);
    else if (field.number === 4) op = text(field.bytes);
    else if (field.number === 5) attributes.set(...parseAttribute(field.bytes));
    else if (field.number === 7 && field.bytes.length > 0) op = `${text(field.bytes)}.${op}`;
  }
  return { op, name: name || outputs[0], inputs, outputs, attributes };
}

function parseAttribute(bytes: Uint8Array): [string, Attribute] {
  let name = '';
  let attribute: Attribute = {};
  for (const field of fieldsOf(bytes)) {
    // AttributeProto: name = 1, f = 2, i = 3, s = 4, ints = 8
    if ('bytes' in field) {
      if (field.number === 1) name = text(field.bytes);
      else if (field.number === 4) attribute = { ...attribute, text: text(field.bytes) };
      else if (field.number === 8)
        attribute = { values: [...(attribute.values ?? []), ...varintsOf(field.bytes)] };
    } else if (field.number === 2 || field.number === 3) attribute = { ...attribute, value: field.value };
    else if (field.number === 8) attribute = { values: [...(attribute.values ?? []), field.value] };
  }
  return [name, attribute];
}

function parseInput(bytes: Uint8Array): OnnxInput {
  // ValueInfoProto: name = 1, type = 2; TypeProto: tensor_type = 1; Tensor: shape = 2; TensorShapeProto: dim = 1
  const [name] = parts(bytes, 1).map(text);
  const shapes = parts(bytes, 2)
    .flatMap((type) => parts(type, 1))
    .flatMap((tensor) => parts(tensor, 2));
  const dims = shapes.flatMap((shape) => parts(shape, 1)).map(dimension);
  return { name, dims };
}

/** Dimension: dim_value = 1; a free one has a name instead. */
function dimension(bytes: Uint8Array): number | null {
  for (const field of fieldsOf(bytes)) if (field.number === 1 && 'value' in field) return field.value;
  return null;
}

function parts(bytes: Uint8Array, number: number): Uint8Array[] {
  return [...fieldsOf(bytes)].flatMap((field) =>
    field.number === number && 'bytes' in field ? [field.bytes] : [],
  );
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
