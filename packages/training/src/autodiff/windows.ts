import { add, concat, matMul, pad, reduceSum, reshape, size, slice, transpose } from '../onnx/functions.ts';
import type { Value } from '../onnx/graph.ts';
import { type Attributes, count, type Shape } from '../onnx/ops.ts';
import { crop, unslice } from './adjoints.ts';

type Window = Attributes['MaxPool'];

/**
 * For each place (i, j) of the window, row-major, the elements that it meets as it slides over x:
 * kh·kw tensors [n, c, ho, wo].
 */
export function window2d(x: Value, { kernel: [kh, kw], strides: [sh, sw], pads }: Window): Value[] {
  const padded = pads.some((n) => n > 0) ? pad(x, imagePads(pads)) : x;
  const [height, width] = padded.shape.slice(2).map(count);
  const rows = Math.floor((height - kh) / sh);
  const columns = Math.floor((width - kw) / sw);
  return Array.from({ length: kh * kw }, (_, place) => {
    const [i, j] = [Math.floor(place / kw), place % kw];
    const band = slice(padded, 2, i, i + rows * sh + 1, sh);
    return slice(band, 3, j, j + columns * sw + 1, sw);
  });
}

/**
 * The transpose of `window2d`: adds the tensors at the positions that they came from; the result
 * has the shape of x.
 */
export function slideBack(
  parts: readonly Value[],
  shape: Shape,
  { kernel: [, kw], strides: [sh, sw], pads }: Window,
): Value {
  const height = count(shape[2]) + pads[0] + pads[2];
  const width = count(shape[3]) + pads[1] + pads[3];
  const placed = parts.map((part, place) =>
    unslice(unslice(part, 3, place % kw, sw, width), 2, Math.floor(place / kw), sh, height),
  );
  return crop(placed.reduce(add), imagePads(pads), shape);
}

/**
 * dL/dw of a convolution: the products of the inputs at each place of the kernel with the output's
 * gradient. x [n, c, h, w], g [n, o, ho, wo] → [o, c/group, kh, kw]
 */
export function kernelGradient(x: Value, g: Value, { group, ...window }: Attributes['Conv']): Value {
  const [n, channels] = [x.shape[0], count(x.shape[1])];
  const outputs = count(g.shape[1]);
  const places = size(g.shape.slice(2));
  const [cg, og] = [channels / group, outputs / group];
  const dy = reshape(g, [n, group, og, places]);
  const products = window2d(x, window).map((part) => {
    const met = transpose(reshape(part, [n, group, cg, places]), [0, 1, 3, 2]);
    return reshape(reduceSum(matMul(dy, met), [0]), [outputs, cg, 1]);
  });
  return reshape(concat(products, 2), [outputs, cg, ...window.kernel]);
}

function imagePads([top, left, bottom, right]: Window['pads']): number[] {
  return [0, 0, top, left, 0, 0, bottom, right];
}
