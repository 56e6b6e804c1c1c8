import { expand, pad, reduceSum, reshape, slice } from '../onnx/functions.ts';
import type { Value } from '../onnx/graph.ts';
import { count, type Dim, type Shape } from '../onnx/ops.ts';

/** Sums `x` over the axes along which a tensor of `shape` was broadcast to it. */
export function reduceTo(x: Value, shape: Shape): Value {
  const lead = x.shape.length - shape.length;
  const axes = x.shape.flatMap((dim, axis) =>
    axis < lead || (shape[axis - lead] === 1 && dim !== 1) ? [axis] : [],
  );
  return axes.length ? reshape(reduceSum(x, axes, true), shape) : x;
}

/**
 * Puts `x` at start, start + step, … of an axis of length `length`, zeros elsewhere: the transpose
 * of a slice.
 */
export function unslice(x: Value, axis: number, start: number, step: number, length: number): Value {
  const spaced = step === 1 ? x : space(x, axis, step);
  const reach = Math.min(count(spaced.shape[axis]), length - start);
  const cut = reach < count(spaced.shape[axis]) ? slice(spaced, axis, 0, reach) : spaced;
  return padAxis(cut, axis, start, length - start - reach);
}

/** a, b → a, 0, b, 0 (step 2) along an axis. */
function space(x: Value, axis: number, step: number): Value {
  const apart: Dim[] = [...x.shape.slice(0, axis + 1), 1, ...x.shape.slice(axis + 1)];
  const shape = x.shape.map((dim, i) => (i === axis ? count(dim) * step : dim));
  return reshape(padAxis(reshape(x, apart), axis + 1, 0, step - 1), shape);
}

function padAxis(x: Value, axis: number, before: number, after: number): Value {
  if (before === 0 && after === 0) return x;
  const rank = x.shape.length;
  const pads = new Array<number>(2 * rank).fill(0);
  pads[axis] = before;
  pads[axis + rank] = after;
  return pad(x, pads);
}

/** The middle that `pad` surrounded. */
export function crop(x: Value, pads: readonly number[], shape: Shape): Value {
  return shape.reduce<Value>(
    (cut, dim, axis) =>
      cut.shape[axis] === dim ? cut : slice(cut, axis, pads[axis], pads[axis] + count(dim)),
    x,
  );
}

/** Broadcasts a reduced gradient back to every element that was summed. */
export function spread(g: Value, shape: Shape, axes: readonly number[]): Value {
  return expand(
    reshape(
      g,
      shape.map((dim, axis) => (axes.includes(axis) ? 1 : dim)),
    ),
    shape,
  );
}
