import { CifraError } from '@cifra/core/base/error.ts';
import type { Graph, Operation } from '../graph/operation.ts';
import type { ELEMENTWISE } from '../kernels.ts';
import { conv, convTranspose } from './convolution.ts';
import { elementwise } from './elementwise.ts';
import { mapFor } from './mapFor.ts';
import { matMul } from './matMul.ts';
import { allocate, type Planner, valueNamed } from './planner.ts';
import { pool } from './pooling.ts';
import { globalAveragePool, reduce, softmax } from './reduction.ts';
import { resize } from './resize.ts';
import { concat, expand, identity, pad, reshape, slice, split, transpose } from './shapes.ts';
import { broadcast, broadcastTo, orderOf, sizeOf, type View } from './view.ts';
import { unsupported } from './window.ts';

type Lowering = (planner: Planner, operation: Operation) => void;

const lowerings: Readonly<Record<string, Lowering>> = {
  Add: onEach('Add'),
  Sub: onEach('Sub'),
  Mul: onEach('Mul'),
  Div: onEach('Div'),
  Max: onEach('Max'),
  Greater: onEach('Greater'),
  Equal: onEach('Equal'),
  Where: onEach('Where'),
  Neg: onEach('Neg'),
  Exp: onEach('Exp'),
  Log: onEach('Log'),
  Sqrt: onEach('Sqrt'),
  Relu: onEach('Copy', 0),
  Sigmoid: onEach('Sigmoid'),
  Tanh: onEach('Tanh'),
  Cast: cast,
  MatMul: matMul,
  Conv: conv,
  ConvTranspose: convTranspose,
  MaxPool: pool,
  AveragePool: pool,
  GlobalAveragePool: globalAveragePool,
  Identity: identity,
  Reshape: reshape,
  Resize: resize,
  Transpose: transpose,
  Slice: slice,
  Concat: concat,
  Split: split,
  Pad: pad,
  Expand: expand,
  ReduceSum: reduce('Sum'),
  ReduceMean: reduce('Mean'),
  ReduceMax: reduce('Max'),
  Softmax: softmax(false),
  LogSoftmax: softmax(true),
};

/** Names of all operations that a graph may contain. */
export const SUPPORTED: readonly string[] = Object.keys(lowerings).sort();

/** Adds the steps of an operation to the plan. */
export function lower(planner: Planner, operation: Operation): void {
  lowerings[operation.op](planner, operation);
}

/** Refuses a graph with an operation that is not in the list, or with a value that nothing computes. */
export function checkOperations({ inputs, outputs, operations, constants }: Graph): void {
  const computed = new Set(['', ...inputs.map(({ name }) => name), ...constants.keys()]);
  const check = (name: string) => {
    if (!computed.has(name))
      throw new CifraError('invalid-model', `the graph does not compute ${JSON.stringify(name)}`);
  };
  for (const operation of operations) {
    const { op, name } = operation;
    if (!Object.hasOwn(lowerings, op))
      throw new CifraError(
        'invalid-model',
        `operation ${op} ("${name}") is not supported; supported are ${SUPPORTED.join(', ')}`,
      );
    operation.inputs.forEach(check);
    for (const output of operation.outputs) computed.add(output);
  }
  outputs.forEach(check);
}

/** An operation on each element; operands broadcast. */
function onEach(kind: keyof typeof ELEMENTWISE, lo?: number): Lowering {
  return (planner, { op, name, inputs, outputs, relu }) => {
    if (op === 'Max' && inputs.length > 2) throw unsupported(op, name, 'more than two inputs');
    const operands = inputs.map((input) => valueNamed(planner, input));
    let dims: readonly number[] | null = [];
    for (const operand of operands) dims = dims && broadcast(dims, operand.dims);
    if (!dims) {
      const shapes = operands.map((operand) => `[${operand.dims}]`).join(' and ');
      throw new CifraError('invalid-model', `${op} "${name}": ${shapes} do not broadcast`);
    }
    const y = resultFor(planner, outputs[0], dims, operands);
    const all = operands.map((operand) => broadcastTo(operand, y.dims));
    elementwise(planner, kind, y, all, lo ?? (relu ? 0 : undefined));
    planner.values.set(outputs[0], y);
  };
}

/** A new tensor with its axes in the order of the first operand that has all of them. */
function resultFor(planner: Planner, name: string, dims: readonly number[], operands: readonly View[]): View {
  const like = operands.find(
    (operand) => String(operand.dims) === String(dims) && !operand.strides.includes(0),
  );
  if (!like) return allocate(dims);
  const isMap = dims.length === 4 && like.strides[1] === 1 && sizeOf(dims) > 0;
  return isMap ? mapFor(planner, name, dims) : allocate(dims, orderOf(like));
}

/** Truth values are the numbers 1 and 0. */
function cast(planner: Planner, { name, inputs, outputs, attributes }: Operation): void {
  const x = valueNamed(planner, inputs[0]);
  const to = attributes.get('to')?.value;
  if (to === 1) planner.values.set(outputs[0], x);
  else if (to === 9) {
    const y = allocate(x.dims, orderOf(x));
    elementwise(planner, 'Truth', y, [x]);
    planner.values.set(outputs[0], y);
  } else throw unsupported('Cast', name, `data type ${to}`);
}
