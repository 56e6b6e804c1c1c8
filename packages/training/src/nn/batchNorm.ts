import { withGradient } from '../autodiff/backward.ts';
import { add, div, expand, max, mul, neg, reduceSum, reshape, sqrt, sub } from '../onnx/functions.ts';
import type { Value } from '../onnx/graph.ts';
import { count } from '../onnx/ops.ts';

export const EPSILON = 1e-5;

export type Normalised = {
  readonly output: Value;
  /** of this batch, [c]; the variance is the unbiased one, as in PyTorch */
  readonly mean: Value;
  readonly variance: Value;
};

/**
 * Batch normalisation in training (Ioffe & Szegedy 2015) over all axes but the last, as y = a·x + b
 * with one a and b per channel, and its gradient as dx = a·dy + k·x + c: few passes over memory.
 * @param x [..., c]
 * @param scale [c]
 * @param shift [c]
 */
export function batchNorm(x: Value, scale: Value, shift: Value): Normalised {
  const { rows, flatten, everywhere, sumOf } = layoutOf(x);
  const flat = flatten(x);
  const mean = mul(sumOf(flat), 1 / rows);
  // Rounding can give a constant channel a variance just below zero.
  const variance = max(sub(mul(sumOf(mul(flat, flat)), 1 / rows), mul(mean, mean)), 0);
  const inverse = div(1, sqrt(add(variance, EPSILON)));
  const a = mul(scale, inverse);
  const y = reshape(add(mul(flat, everywhere(a)), everywhere(sub(shift, mul(mean, a)))), x.shape);
  const output = withGradient(y, [x, scale, shift], (grad) => {
    const dy = flatten(grad);
    const dShift = sumOf(dy);
    const dScale = mul(sub(sumOf(mul(dy, flat)), mul(mean, dShift)), inverse);
    const k = mul(neg(mul(a, inverse)), mul(dScale, 1 / rows));
    const c = neg(add(mul(mul(a, dShift), 1 / rows), mul(k, mean)));
    const dx = add(mul(dy, everywhere(a)), add(mul(flat, everywhere(k)), everywhere(c)));
    return [reshape(dx, x.shape), dScale, dShift];
  });
  return { output, mean, variance: mul(variance, rows / Math.max(1, rows - 1)) };
}

/**
 * The tensor as [first axis, all others], and a number per channel repeated to the length of a row. The
 * runtime broadcasts and sums over long rows faster than over a few channels: 2.4 times with 8
 * channels, 1.2 times with 24.
 */
function layoutOf(x: Value) {
  const dims = x.shape.map(count);
  const channels = dims.at(-1)!;
  const [first, ...others] = dims.slice(0, -1);
  const repeats = others.reduce((product, dim) => product * dim, 1);
  return {
    rows: first * repeats,
    flatten: (value: Value) => reshape(value, [first, repeats * channels]),
    everywhere: (value: Value) =>
      repeats === 1 ? value : reshape(expand(value, [repeats, channels]), [repeats * channels]),
    sumOf: (value: Value) => {
      const perPlace = reduceSum(value, [0]);
      return repeats === 1 ? perPlace : reduceSum(reshape(perPlace, [repeats, channels]), [0]);
    },
  };
}
