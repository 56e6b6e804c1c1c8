import { add, matMul, max, pad, reshape, slice, split } from '../onnx/functions.ts';
import { constant, type Value } from '../onnx/graph.ts';
import { count } from '../onnx/ops.ts';

type Settings = { readonly size: number; readonly stride: number; readonly padding: number };

/** Max pooling, one axis after the other; of equal values the first gets the gradient. x [h, w, n, c] → [ho, wo, n, c] */
export function maxPool(x: Value, { size, stride, padding }: Settings): Value {
  const fenced = padding ? fence(x, padding) : x;
  return [0, 1].reduce((y, axis) => maxAlong(y, axis, size, stride), fenced);
}

/** Mean pooling as a product with a matrix of means on each axis; padding counts as zeros. x [h, w, n, c] → [ho, wo, n, c] */
export function averagePool(x: Value, { size, stride, padding }: Settings): Value {
  const [h, w, n, c] = x.shape.map(count);
  const means = (side: number): Value => {
    const out = Math.floor((side + 2 * padding - size) / stride) + 1;
    const data = Float32Array.from({ length: out * side }, (_, i) => {
      const from = Math.floor(i / side) * stride - padding;
      const pixel = i % side;
      return pixel >= from && pixel < from + size ? 1 / size : 0;
    });
    return constant(x.graph, [out, side], data);
  };
  const rows = matMul(means(h), reshape(x, [h, w * n * c]));
  const ho = count(rows.shape[0]);
  const both = matMul(means(w), reshape(rows, [ho, w, n * c]));
  return reshape(both, [ho, count(both.shape[1]), n, c]);
}

function maxAlong(x: Value, axis: number, size: number, stride: number): Value {
  const side = count(x.shape[axis]);
  const out = Math.floor((side - size) / stride) + 1;
  if (size === stride && side % size === 0) {
    // Windows that tile: a Split, whose gradient is one Concat and no zeros to add up.
    const tiled = reshape(x, [...x.shape.slice(0, axis), out, size, ...x.shape.slice(axis + 1)]);
    const parts = split(tiled, axis + 1, new Array(size).fill(1));
    return reshape(parts.reduce(max), [...x.shape.slice(0, axis), out, ...x.shape.slice(axis + 1)]);
  }
  const parts = Array.from({ length: size }, (_, i) => slice(x, axis, i, i + (out - 1) * stride + 1, stride));
  return parts.reduce(max);
}

/** Surrounds a map by values that never win a maximum. */
function fence(x: Value, padding: number): Value {
  const [h, w] = x.shape.map(count);
  const [hp, wp] = [h + 2 * padding, w + 2 * padding];
  const outside = Float32Array.from({ length: hp * wp }, (_, i) => {
    const [row, column] = [Math.floor(i / wp), i % wp];
    return row < padding || row >= h + padding || column < padding || column >= w + padding ? -1e30 : 0;
  });
  const padded = pad(x, [padding, padding, 0, 0, padding, padding, 0, 0]);
  return add(padded, constant(x.graph, [hp, wp, 1, 1], outside));
}
