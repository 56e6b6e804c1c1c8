import type { Operation } from '../graph/operation.ts';
import { REDUCE } from '../kernels.ts';
import { dense } from './elementwise.ts';
import { addStep, allocate, integersOf, type Planner, valueNamed } from './planner.ts';
import { denseStrides, orderOf, reshaped, sizeOf, transposed, type View } from './view.ts';

export function reduce(kind: keyof typeof REDUCE) {
  return (planner: Planner, operation: Operation): void => {
    const x = valueNamed(planner, operation.inputs[0]);
    const all = [...x.dims.keys()];
    const named = operation.inputs.length > 1 ? integersOf(planner, operation, 1) : [];
    const axes = named.length > 0 ? named.map((axis) => (axis < 0 ? axis + all.length : axis)) : all;
    const keeps = (operation.attributes.get('keepdims')?.value ?? 1) !== 0;
    const y = reduceAxes(planner, kind, x, axes);
    const kept = x.dims.map((dim, axis) => (axes.includes(axis) ? 1 : dim));
    const dims = keeps ? kept : kept.filter((_, axis) => !axes.includes(axis));
    planner.values.set(operation.outputs[0], reshaped(y, dims)!);
  };
}

export function globalAveragePool(planner: Planner, { inputs, outputs }: Operation): void {
  const x = valueNamed(planner, inputs[0]);
  const y = reduceAxes(planner, 'Mean', x, [2, 3]);
  planner.values.set(outputs[0], reshaped(y, [...x.dims.slice(0, 2), 1, 1])!);
}

/** Reduces some axes; the result has the others, row-major. */
function reduceAxes(planner: Planner, kind: keyof typeof REDUCE, x: View, axes: readonly number[]): View {
  const kept = [...x.dims.keys()].filter((axis) => !axes.includes(axis));
  const y = allocate(kept.map((axis) => x.dims[axis]));
  if (sizeOf(y.dims) === 0) return y;
  const { source, inner } = arranged(planner, x, kept, axes);
  const length = sizeOf(axes.map((axis) => x.dims[axis]));
  const outer = sizeOf(y.dims) / inner;
  const { kernels } = planner.weights.memory;
  addStep(planner, [source, y], (at) => {
    const [from, to] = [at(source), at(y)];
    return () => kernels.reduce(REDUCE[kind], outer, length, inner, from, to);
  });
  return y;
}

/**
 * The same numbers as [outer, reduced, inner] in memory. Where the reduced axes already lie next to
 * each other, as height and width of a map do, nothing moves.
 */
function arranged(planner: Planner, x: View, kept: readonly number[], axes: readonly number[]) {
  const order = orderOf(x).filter((axis) => x.dims[axis] !== 1);
  const first = order.findIndex((axis) => axes.includes(axis));
  const count = order.filter((axis) => axes.includes(axis)).length;
  const after = order.slice(first + count);
  const others = order.filter((axis) => !axes.includes(axis));
  const strides = denseStrides(
    x.dims,
    [...x.dims.keys()].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
  );
  const inPlace =
    first >= 0 &&
    order.slice(first, first + count).every((axis) => axes.includes(axis)) &&
    order.every((axis) => x.strides[axis] === strides[axis]) &&
    String(others) === String(others.toSorted((a, b) => a - b));
  if (inPlace) return { source: x, inner: sizeOf(after.map((axis) => x.dims[axis])) };
  return { source: dense(planner, transposed(x, [...kept, ...axes])), inner: 1 };
}

export function softmax(isLogarithm: boolean) {
  return (planner: Planner, { inputs, outputs, attributes }: Operation): void => {
    const x = valueNamed(planner, inputs[0]);
    const axis = ((attributes.get('axis')?.value ?? -1) + x.dims.length) % x.dims.length;
    const rest = [...x.dims.keys()].filter((other) => other !== axis);
    const source = dense(planner, transposed(x, [...rest, axis]));
    const y = allocate(source.dims);
    const back = [...x.dims.keys()].map((each) => (each === axis ? rest.length : rest.indexOf(each)));
    planner.values.set(outputs[0], transposed(y, back));
    if (sizeOf(y.dims) === 0) return;
    const { kernels } = planner.weights.memory;
    const length = x.dims[axis];
    addStep(planner, [source, y], (at) => {
      const [from, to] = [at(source), at(y)];
      return () => kernels.softmax(isLogarithm ? 1 : 0, sizeOf(y.dims) / length, length, from, to);
    });
  };
}
