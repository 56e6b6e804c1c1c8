import { withGradient } from '../autodiff/backward.ts';
import { add, div, max, mul, neg, reduceMean, reduceSum, reshape, sqrt, sub } from '../onnx/functions.ts';
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
  const channels = count(x.shape.at(-1));
  const rows = x.shape.slice(0, -1).reduce<number>((product, dim) => product * count(dim), 1);
  const flat = reshape(x, [rows, channels]);
  const mean = reduceMean(flat, [0]);
  // Rounding can give a constant channel a variance just below zero.
  const variance = max(sub(reduceMean(mul(flat, flat), [0]), mul(mean, mean)), 0);
  const inverse = div(1, sqrt(add(variance, EPSILON)));
  const a = mul(scale, inverse);
  const y = reshape(add(mul(flat, a), sub(shift, mul(mean, a))), x.shape);
  const output = withGradient(y, [x, scale, shift], (grad) => {
    const dy = reshape(grad, [rows, channels]);
    const dShift = reduceSum(dy, [0]);
    const dScale = mul(sub(reduceSum(mul(dy, flat), [0]), mul(mean, dShift)), inverse);
    const k = mul(neg(mul(a, inverse)), mul(dScale, 1 / rows));
    const c = neg(add(mul(mul(a, dShift), 1 / rows), mul(k, mean)));
    const dx = add(mul(dy, a), add(mul(flat, k), c));
    return [reshape(dx, x.shape), dScale, dShift];
  });
  return { output, mean, variance: mul(variance, rows / Math.max(1, rows - 1)) };
}
