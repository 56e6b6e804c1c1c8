import { withGradient } from '../autodiff/backward.ts';
import {
  add,
  div,
  exp,
  log,
  logSoftmax,
  max,
  mul,
  neg,
  reduceMean,
  reduceSum,
  reshape,
  sigmoid,
  split,
  sub,
  transpose,
} from '../onnx/functions.ts';
import type { Value } from '../onnx/graph.ts';
import { count } from '../onnx/ops.ts';

/** What some channels of a map predict in each cell, and how they learn it; heads are in channel order. */
export type MapHead = {
  readonly name: string;
  /** Factor of its loss in the sum. */
  readonly weight: number;
} & (
  | { readonly kind: 'softmax'; readonly channels: number }
  | { readonly kind: 'binary' }
  /** Numbers; `delta` is the error up to which the loss is quadratic. */
  | { readonly kind: 'huber'; readonly channels: number; readonly delta: number }
);

export function channelsOf(head: MapHead): number {
  return head.kind === 'binary' ? 1 : head.channels;
}

/**
 * Inputs of a batch for each head, by name. `softmax`: [n, h, w, channels], the probabilities of the
 * classes times the weight of the cell; a cell of zeros does not count. `binary`: [n, h, w, 1], in
 * [0, 1]. `huber`: [n, h, w, channels], and `<name>Mask` [n, h, w, 1], the weight of each cell.
 */
export function mapLossInputs(
  heads: readonly MapHead[],
  n: number,
  [height, width]: readonly number[],
): Record<string, readonly number[]> {
  const inputs = heads.flatMap((head): [string, readonly number[]][] => {
    const target: [string, readonly number[]] = [head.name, [n, height, width, channelsOf(head)]];
    return head.kind === 'huber' ? [target, [maskName(head), [n, height, width, 1]]] : [target];
  });
  return Object.fromEntries(inputs);
}

/**
 * The weighted sum of the heads' losses.
 * @param logits [h, w, n, channels of all heads]
 * @param inputs as `mapLossInputs`
 */
export function mapLoss(
  heads: readonly MapHead[],
  logits: Value,
  inputs: Readonly<Record<string, Value>>,
): Value {
  const [h, w, n, channels] = logits.shape.map(count);
  const cells = h * w * n;
  const inRows = (name: string) => {
    const value = transpose(inputs[name], [1, 2, 0, 3]);
    return reshape(value, [cells, count(value.shape[3])]);
  };
  const parts = split(reshape(logits, [cells, channels]), 1, heads.map(channelsOf));
  const losses = heads.map((head, i) => {
    const mask = head.kind === 'huber' ? inRows(maskName(head)) : undefined;
    return mul(lossOf(head, parts[i], inRows(head.name), mask), head.weight);
  });
  return losses.reduce(add);
}

function lossOf(head: MapHead, logits: Value, target: Value, mask: Value | undefined): Value {
  switch (head.kind) {
    case 'softmax':
      return weightedCrossEntropy(logits, target);
    case 'binary':
      return add(binaryCrossEntropy(logits, target), diceLoss(logits, target));
    case 'huber':
      return huber(logits, target, mask!, head.delta);
  }
}

const maskName = ({ name }: MapHead) => `${name}Mask`;

/**
 * Cross-entropy of rows whose targets sum to their weights, as a weighted mean (PyTorch's `weight`).
 * @param logits [m, k]
 * @param targets [m, k]
 */
export function weightedCrossEntropy(logits: Value, targets: Value): Value {
  const sum = neg(reduceSum(mul(targets, logSoftmax(logits, 1)), [0, 1]));
  // A batch in which no cell counts has the loss 0.
  return div(sum, max(reduceSum(targets, [0, 1]), 1));
}

/**
 * Mean binary cross-entropy of logits, in the form that does not overflow.
 * @param logits [m, 1]
 * @param targets [m, 1]
 */
export function binaryCrossEntropy(logits: Value, targets: Value): Value {
  const size = max(logits, neg(logits));
  const each = add(sub(max(logits, 0), mul(logits, targets)), log(add(exp(neg(size)), 1)));
  return reduceMean(
    withGradient(each, [logits], (grad) => [mul(grad, sub(sigmoid(logits), targets))]),
    [0, 1],
  );
}

/**
 * Dice loss, 1 - (2 Σ p·t + 1) / (Σ p + Σ t + 1) (Sudre et al. 2017): positive cells count however few
 * there are.
 * @param logits [m, 1]
 * @param targets [m, 1]
 */
export function diceLoss(logits: Value, targets: Value): Value {
  const p = sigmoid(logits);
  const both = add(mul(reduceSum(mul(p, targets), [0, 1]), 2), 1);
  const either = add(add(reduceSum(p, [0, 1]), reduceSum(targets, [0, 1])), 1);
  return sub(1, div(both, either));
}

/**
 * Huber's loss (1964), the mean over the channels of the rows, weighted by `mask`.
 * @param values [m, k]
 * @param targets [m, k]
 * @param mask [m, 1]
 */
export function huber(values: Value, targets: Value, mask: Value, delta: number): Value {
  const gap = sub(values, targets);
  const size = max(gap, neg(gap));
  const bounded = neg(max(neg(size), -delta));
  const each = mul(bounded, sub(size, mul(bounded, 0.5)));
  const channels = count(values.shape[1]);
  return div(reduceSum(mul(each, mask), [0, 1]), mul(max(reduceSum(mask, [0, 1]), 1), channels));
}
