import {
  cast,
  concat,
  div,
  equal,
  exp,
  expand,
  greater,
  matMul,
  mul,
  neg,
  one,
  reduceSum,
  reshape,
  size,
  split,
  sub,
  transpose,
  transposeLast,
  where,
} from '../onnx/functions.ts';
import { constant, type Value } from '../onnx/graph.ts';
import type { Attributes, OpName } from '../onnx/ops.ts';
import { count } from '../onnx/ops.ts';
import { crop, reduceTo, spread, unslice } from './adjoints.ts';
import { kernelGradient, slideBack, window2d } from './windows.ts';

type Context<K extends OpName> = {
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  /** dL/d(output), for each output */
  readonly grads: readonly Value[];
  readonly attributes: Attributes[K];
  /** True if dL/d(input i) is needed; a rule may leave out the others. */
  readonly needs: readonly boolean[];
};

/** dL/d(input) for each input; null if it is not needed or does not exist. */
type Rule<K extends OpName> = (context: Context<K>) => readonly (Value | null)[];

const flat = () => [] as const;

/** One gradient rule for each operation; the gradients are ordinary graph nodes. */
export const rules: { readonly [K in OpName]: Rule<K> } = {
  Add: ({ inputs: [a, b], grads: [g], needs }) => [
    needs[0] ? reduceTo(g, a.shape) : null,
    needs[1] ? reduceTo(g, b.shape) : null,
  ],
  Sub: ({ inputs: [a, b], grads: [g], needs }) => [
    needs[0] ? reduceTo(g, a.shape) : null,
    needs[1] ? reduceTo(neg(g), b.shape) : null,
  ],
  Mul: ({ inputs: [a, b], grads: [g], needs }) => [
    needs[0] ? reduceTo(mul(g, b), a.shape) : null,
    needs[1] ? reduceTo(mul(g, a), b.shape) : null,
  ],
  Div: ({ inputs: [a, b], outputs: [y], grads: [g], needs }) => [
    needs[0] ? reduceTo(div(g, b), a.shape) : null,
    needs[1] ? reduceTo(neg(div(mul(g, y), b)), b.shape) : null,
  ],
  // Ties give the gradient to the first input, so that a pooled tie is not counted twice (as in
  // PyTorch).
  Max: ({ inputs: [a, b], grads: [g], needs }) => {
    const second = greater(b, a);
    return [
      needs[0] ? reduceTo(where(second, 0, g), a.shape) : null,
      needs[1] ? reduceTo(where(second, g, 0), b.shape) : null,
    ];
  },
  Greater: flat,
  Equal: flat,
  Where: ({ inputs: [condition, a, b], grads: [g], needs }) => [
    null,
    needs[1] ? reduceTo(where(condition, g, 0), a.shape) : null,
    needs[2] ? reduceTo(where(condition, 0, g), b.shape) : null,
  ],
  Neg: ({ grads: [g] }) => [neg(g)],
  Exp: ({ outputs: [y], grads: [g] }) => [mul(g, y)],
  Log: ({ inputs: [x], grads: [g] }) => [div(g, x)],
  Sqrt: ({ outputs: [y], grads: [g] }) => [div(mul(g, 0.5), y)],
  Relu: ({ outputs: [y], grads: [g] }) => [where(greater(y, 0), g, 0)],
  Sigmoid: ({ outputs: [y], grads: [g] }) => [mul(g, mul(y, sub(1, y)))],
  Tanh: ({ outputs: [y], grads: [g] }) => [mul(g, sub(1, mul(y, y)))],
  Cast: () => [null],
  MatMul: ({ inputs: [a, b], grads: [g], needs }) => [
    needs[0] ? reduceTo(matMul(g, transposeLast(b)), a.shape) : null,
    needs[1] ? reduceTo(matMul(transposeLast(a), g), b.shape) : null,
  ],
  Conv: ({ inputs: [x, w], grads: [g], attributes, needs }) => {
    const { kernel, strides, pads, group } = attributes;
    // Pixels that the stride left over at the far edges must be restored.
    const outputPadding = [0, 1].map(
      (axis) => (count(x.shape[2 + axis]) + pads[axis] + pads[axis + 2] - kernel[axis]) % strides[axis],
    ) as [number, number];
    return [
      needs[0]
        ? one('ConvTranspose', [g, w], {
            kernel,
            strides,
            pads,
            group,
            outputPadding,
          })
        : null,
      needs[1] ? kernelGradient(x, g, attributes) : null,
    ];
  },
  ConvTranspose: ({ inputs: [x, w], grads: [g], attributes: { outputPadding, ...rest }, needs }) => [
    needs[0] ? one('Conv', [g, w], rest) : null,
    needs[1] ? kernelGradient(g, x, rest) : null,
  ],
  MaxPool: ({ inputs: [x], outputs: [y], grads: [g], attributes }) => {
    const ones = constant(
      x.graph,
      [1, 1, ...x.shape.slice(2).map(count)],
      new Float32Array(size(x.shape.slice(2))).fill(1),
    );
    const inside = window2d(ones, attributes);
    let untaken: Value | null = null;
    const taken = window2d(x, attributes).map((part, i) => {
      const isMax = mul(cast(equal(part, y), 'float32'), inside[i]);
      const take: Value = untaken ? mul(isMax, untaken) : isMax;
      untaken = untaken ? sub(untaken, take) : sub(1, take);
      return mul(take, g);
    });
    return [slideBack(taken, x.shape, attributes)];
  },
  AveragePool: ({ inputs: [x], grads: [g], attributes }) => {
    const [kh, kw] = attributes.kernel;
    const share = mul(g, 1 / (kh * kw));
    return [slideBack(new Array(kh * kw).fill(share), x.shape, attributes)];
  },
  GlobalAveragePool: ({ inputs: [x], grads: [g] }) => [expand(mul(g, 1 / size(x.shape.slice(2))), x.shape)],
  Reshape: ({ inputs: [x], grads: [g] }) => [reshape(g, x.shape)],
  Transpose: ({ grads: [g], attributes: { perm } }) => [
    transpose(
      g,
      perm.map((_, axis) => perm.indexOf(axis)),
    ),
  ],
  Slice: ({ inputs: [x], grads: [g], attributes: { axis, start, step } }) => [
    unslice(g, axis, start, step, count(x.shape[axis])),
  ],
  Concat: ({ inputs, grads: [g], attributes: { axis } }) =>
    split(
      g,
      axis,
      inputs.map((x) => count(x.shape[axis])),
    ),
  Resize: ({ grads: [g], attributes: { scale } }) => {
    const tile = { kernel: [scale, scale], strides: [scale, scale], pads: [0, 0, 0, 0] } as const;
    return [mul(one('AveragePool', [g], tile), scale * scale)];
  },
  Split: ({ grads, attributes: { axis } }) => [concat(grads, axis)],
  Pad: ({ inputs: [x], grads: [g], attributes: { pads } }) => [crop(g, pads, x.shape)],
  Expand: ({ inputs: [x], grads: [g] }) => [reduceTo(g, x.shape)],
  ReduceSum: ({ inputs: [x], grads: [g], attributes: { axes } }) => [spread(g, x.shape, axes)],
  ReduceMean: ({ inputs: [x], grads: [g], attributes: { axes } }) => [
    spread(mul(g, 1 / size(axes.map((axis) => x.shape[axis]))), x.shape, axes),
  ],
  // Equal maxima share the gradient.
  ReduceMax: ({ inputs: [x], outputs: [y], grads: [g], attributes: { axes } }) => {
    const kept = x.shape.map((dim, axis) => (axes.includes(axis) ? 1 : dim));
    const isMax = cast(equal(x, reshape(y, kept)), 'float32');
    return [mul(isMax, div(reshape(g, kept), reduceSum(isMax, axes, true)))];
  },
  Softmax: ({ outputs: [y], grads: [g], attributes: { axis } }) => [
    mul(y, sub(g, reduceSum(mul(g, y), [axis], true))),
  ],
  LogSoftmax: ({ outputs: [y], grads: [g], attributes: { axis } }) => [
    sub(g, mul(exp(y), reduceSum(g, [axis], true))),
  ],
};
