import { add, matMul, max, pad, reshape, slice, split } from '../onnx/functions.ts';
import { constant, type Value } from '../onnx/graph.ts';
import { count } from '../onnx/ops.ts';

type Pair = readonly [number, number];
/** Along the height and along the width, pixels. */
type Settings = { readonly size: Pair; readonly stride: Pair; readonly padding: Pair };

/**
 * Max pooling, one axis after the other; ties give the gradient to the first. x [h, w, n, c] → [ho,
 * wo, n, c]
 */
export function maxPool(x: Value, { size, stride, padding }: Settings): Value {
  const fenced = padding[0] || padding[1] ? fence(x, padding) : x;
  return [0, 1].reduce((y, axis) => maxAlong(y, axis, size[axis], stride[axis]), fenced);
}

/**
 * Mean pooling as a product with a matrix of means on each axis; padding counts as zeros. x [h, w,
 * n, c] → [ho, wo, n, c]
 */
export function averagePool(x: Value, { size, stride, padding }: Settings): Value {
  const [h, w, n, c] = x.shape.map(count);
  const means = (side: number, axis: 0 | 1): Value => {
    const [reach, step, border] = [size[axis], stride[axis], padding[axis]];
    const out = Math.floor((side + 2 * border - reach) / step) + 1;
    const data = Float32Array.from({ length: out * side }, (_, i) => {
      const from = Math.floor(i / side) * step - border;
      const pixel = i % side;
      return pixel >= from && pixel < from + reach ? 1 / reach : 0;
    });
    return constant(x.graph, [out, side], data);
  };
  const rows = matMul(means(h, 0), reshape(x, [h, w * n * c]));
  const ho = count(rows.shape[0]);
  const both = matMul(means(w, 1), reshape(rows, [ho, w, n * c]));
  return reshape(both, [ho, count(both.shape[1]), n, c]);
}

function maxAlong(x: Value, axis: number, size: number, stride: number): Value {
  if (size === 1 && stride === 1) return x;
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

/** Pads a map with values that never win a maximum. */
function fence(x: Value, [vertical, horizontal]: Pair): Value {
  const [h, w] = x.shape.map(count);
  const [hp, wp] = [h + 2 * vertical, w + 2 * horizontal];
  const outside = Float32Array.from({ length: hp * wp }, (_, i) => {
    const [row, column] = [Math.floor(i / wp), i % wp];
    return row < vertical || row >= h + vertical || column < horizontal || column >= w + horizontal
      ? -1e30
      : 0;
  });
  const padded = pad(x, [vertical, horizontal, 0, 0, vertical, horizontal, 0, 0]);
  return add(padded, constant(x.graph, [hp, wp, 1, 1], outside));
}
