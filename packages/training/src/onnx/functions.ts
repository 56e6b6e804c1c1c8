import { apply, constant, type Value } from './graph.ts';
import type { Attributes, OpName, Shape } from './ops.ts';
import { count } from './ops.ts';

/** A tensor, or a number that is the same everywhere. */
export type Operand = Value | number;

export const add = (a: Operand, b: Operand): Value => binary('Add', a, b);
export const sub = (a: Operand, b: Operand): Value => binary('Sub', a, b);
export const mul = (a: Operand, b: Operand): Value => binary('Mul', a, b);
export const div = (a: Operand, b: Operand): Value => binary('Div', a, b);
export const max = (a: Operand, b: Operand): Value => binary('Max', a, b);
export const greater = (a: Operand, b: Operand): Value => binary('Greater', a, b);
export const equal = (a: Operand, b: Operand): Value => binary('Equal', a, b);

export const neg = (x: Value): Value => one('Neg', [x], {});
export const exp = (x: Value): Value => one('Exp', [x], {});
export const log = (x: Value): Value => one('Log', [x], {});
export const sqrt = (x: Value): Value => one('Sqrt', [x], {});
export const relu = (x: Value): Value => one('Relu', [x], {});
export const sigmoid = (x: Value): Value => one('Sigmoid', [x], {});
export const tanh = (x: Value): Value => one('Tanh', [x], {});
export const softmax = (x: Value, axis: number): Value => one('Softmax', [x], { axis });
export const logSoftmax = (x: Value, axis: number): Value => one('LogSoftmax', [x], { axis });
export const cast = (x: Value, to: 'float32' | 'bool'): Value => one('Cast', [x], { to });
export const matMul = (a: Value, b: Value): Value => one('MatMul', [a, b], {});
export const reshape = (x: Value, shape: Shape): Value => one('Reshape', [x], { shape });
export const transpose = (x: Value, perm: readonly number[]): Value => one('Transpose', [x], { perm });
export const concat = (parts: readonly Value[], axis: number): Value => one('Concat', parts, { axis });
export const pad = (x: Value, pads: readonly number[]): Value => one('Pad', [x], { pads });
export const expand = (x: Value, shape: Shape): Value => one('Expand', [x], { shape });
export const split = (x: Value, axis: number, parts: readonly number[]): readonly Value[] =>
  apply('Split', [x], { axis, parts });

export function where(condition: Value, yes: Operand, no: Operand): Value {
  return one('Where', [condition, lift(condition, yes), lift(condition, no)], {});
}

export function slice(x: Value, axis: number, start: number, end: number, step = 1): Value {
  return one('Slice', [x], { axis, start, end, step });
}

export function reduceSum(x: Value, axes: readonly number[], keepDims = false): Value {
  return one('ReduceSum', [x], { axes, keepDims });
}

export function reduceMean(x: Value, axes: readonly number[], keepDims = false): Value {
  return one('ReduceMean', [x], { axes, keepDims });
}

export function reduceMax(x: Value, axes: readonly number[], keepDims = false): Value {
  return one('ReduceMax', [x], { axes, keepDims });
}

/** Swaps the last two axes; ONNX Runtime fuses it into the product that follows. */
export function transposeLast(x: Value): Value {
  const rank = x.shape.length;
  return transpose(x, [...Array.from({ length: rank - 2 }, (_, i) => i), rank - 1, rank - 2]);
}

/** Number of elements; throws if a dimension is free. */
export function size(shape: Shape): number {
  return shape.reduce<number>((product, dim) => product * count(dim), 1);
}

/** Adds an operation with one output. */
export function one<K extends OpName>(op: K, inputs: readonly Value[], attributes: Attributes[K]): Value {
  return apply(op, inputs, attributes)[0];
}

function binary(
  op: 'Add' | 'Sub' | 'Mul' | 'Div' | 'Max' | 'Greater' | 'Equal',
  a: Operand,
  b: Operand,
): Value {
  const known = typeof a === 'number' ? b : a;
  if (typeof known === 'number') throw new TypeError(`${op}: two numbers; at least one tensor was wanted`);
  return one(op, [lift(known, a), lift(known, b)], {});
}

function lift(known: Value, operand: Operand): Value {
  return typeof operand === 'number' ? constant(known.graph, [], Float32Array.of(operand)) : operand;
}
