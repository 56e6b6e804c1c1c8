import type { Attributes, DataType, OpName, Shape, TensorType } from './ops.ts';
import { ShapeError, shapeRules } from './ops.ts';

/** A tensor in a graph: a graph input, a constant, or the output of a node. */
export type Value = TensorType & {
  readonly name: string;
  readonly graph: Graph;
};

/** A gradient in closed form, from the gradient of an output to those of `inputs`. */
export type CustomGradient = {
  readonly inputs: readonly Value[];
  readonly rule: (grad: Value) => readonly (Value | null)[];
};

export type Node = {
  readonly [K in OpName]: {
    readonly op: K;
    readonly attributes: Attributes[K];
    readonly inputs: readonly Value[];
    readonly outputs: readonly Value[];
    /** Replaces differentiation of this node and those before it; set by `withGradient`. */
    customGradient?: CustomGradient;
  };
}[OpName];

/**
 * A graph under construction. Nodes are in the order of creation, which is a valid execution order.
 */
export type Graph = {
  readonly nodes: Node[];
  readonly inputs: Value[];
  readonly constants: { readonly value: Value; readonly data: Float32Array }[];
  readonly outputs: { readonly name: string; readonly value: Value }[];
  /** The layers being built, the innermost last, for names and errors. */
  readonly scope: string[];
};

/** Start of the names of constants; other tensors of an emitted graph are attributes. */
export const CONSTANT = 'constant';

export function createGraph(): Graph {
  return { nodes: [], inputs: [], constants: [], outputs: [], scope: [] };
}

/** Adds a tensor that is fed when the graph is run. */
export function input(graph: Graph, name: string, shape: Shape, type: DataType = 'float32'): Value {
  const value: Value = { graph, name, shape, type };
  graph.inputs.push(value);
  return value;
}

/** Adds a tensor whose values are known now, row-major. */
export function constant(graph: Graph, shape: readonly number[], data: Float32Array): Value {
  const wanted = shape.reduce((a, b) => a * b, 1);
  if (data.length !== wanted)
    throw new ShapeError(`constant: got ${data.length} numbers, expected ${wanted} for [${shape}]`);
  const value: Value = {
    graph,
    name: `${CONSTANT}${graph.constants.length}`,
    shape,
    type: 'float32',
  };
  graph.constants.push({ value, data });
  return value;
}

/** Names a tensor that a run returns. */
export function output(name: string, value: Value): void {
  value.graph.outputs.push({ name, value });
}

/** Runs `build` and puts a layer's name on every node and error that it makes. */
export function inScope<T>(graph: Graph, name: string, build: () => T): T {
  graph.scope.push(name);
  const result = build();
  graph.scope.pop();
  return result;
}

/**
 * Adds one operation. Throws an error that names layer, operation, actual and expected types if the
 * inputs do not fit.
 */
export function apply<K extends OpName>(
  op: K,
  inputs: readonly Value[],
  attributes: Attributes[K],
): readonly Value[] {
  const { graph } = inputs[0];
  // The name of a layer is its whole path.
  const place = [...graph.scope.slice(-1), op].join('/');
  const types = inferTypes(op, inputs, attributes, place);
  const name = `${place}.${graph.nodes.length}`;
  const outputs = types.map(
    (type, i): Value => ({
      ...type,
      graph,
      name: i === 0 ? name : `${name}.${i}`,
    }),
  );
  graph.nodes.push({ op, attributes, inputs, outputs } as unknown as Node);
  return outputs;
}

function inferTypes<K extends OpName>(
  op: K,
  inputs: readonly Value[],
  attributes: Attributes[K],
  place: string,
): TensorType[] {
  try {
    return shapeRules[op](inputs, attributes);
  } catch (error) {
    if (error instanceof ShapeError) throw new ShapeError(`${place}: ${error.message}`);
    throw error;
  }
}
