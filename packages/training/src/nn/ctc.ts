/**
 * Connectionist temporal classification (Graves et al. 2006, "Connectionist Temporal
 * Classification: Labelling Unsegmented Sequence Data with Recurrent Neural Networks"). The
 * probability of a string is the sum over all alignments of its symbols, with blanks between them,
 * to the columns. Computed in log space throughout.
 */
import { withGradient } from '../autodiff/backward.ts';
import {
  add,
  concat,
  exp,
  log,
  logSoftmax,
  matMul,
  max,
  mul,
  neg,
  reduceMax,
  reduceMean,
  reduceSum,
  reshape,
  slice,
  split,
  sub,
  transpose,
} from '../onnx/functions.ts';
import { constant, type Graph, type Value } from '../onnx/graph.ts';
import { count } from '../onnx/ops.ts';

/**
 * The logarithm of an impossible state. It is far above the lowest float32 number, so that sums of
 * a few such logarithms stay finite.
 */
const NEVER = -1e9;
/** Lower bound of a state's probability in a column, to avoid the logarithm of 0. */
const LEAST = 1e-30;

/** The states of a string, as `ctcTargets` makes them. */
export type CtcStates = {
  /**
   * [n, states, classes]: 1 for the classes that show a state, else 0; rows of zeros after the last
   * state
   */
  readonly states: Value;
  /** [n, states]: 1 where the state may follow the state two before it */
  readonly skips: Value;
  /** [n, states]: 1 where a string may end */
  readonly ends: Value;
};

/**
 * Negative log probability of the strings, averaged over the batch.
 * @param logits [columns, n, classes]
 */
export function ctcLoss(logits: Value, { states, skips, ends }: CtcStates): Value {
  const [columns, n] = logits.shape.map(count);
  const length = count(states.shape[1]);
  const { graph } = logits;
  // [n, states, classes] × [n, classes, columns]: a state with several classes has the sum of their
  // probabilities.
  const probabilities = transpose(exp(logSoftmax(logits, 2)), [1, 2, 0]);
  const shown = log(add(matMul(states, probabilities), LEAST));
  const byColumn = split(transpose(shown, [2, 0, 1]), 0, new Array(columns).fill(1));
  const emissions = byColumn.map((column) => reshape(column, [n, length]));
  const skipPenalty = mul(sub(1, skips), NEVER);
  let forward = add(emissions[0], startPenalty(graph, length));
  for (const emission of emissions.slice(1)) {
    const next = delayed(forward, 1);
    const skipped = add(delayed(forward, 2), skipPenalty);
    forward = add(logSumExp3(forward, next, skipped), emission);
  }
  return neg(reduceMean(logSumExp(add(forward, mul(sub(1, ends), NEVER))), [0]));
}

/** A string starts in its first blank or its first symbol. */
function startPenalty(graph: Graph, length: number): Value {
  return constant(
    graph,
    [1, length],
    Float32Array.from({ length }, (_, state) => (state < 2 ? 0 : NEVER)),
  );
}

/** Each state's value `by` states earlier; none before the first. x [n, states] */
function delayed(x: Value, by: number): Value {
  const [n, length] = x.shape.map(count);
  const none = constant(x.graph, [n, by], new Float32Array(n * by).fill(NEVER));
  return concat([none, slice(x, 1, 0, length - by)], 1);
}

/** log(eᵃ + eᵇ + eᶜ), with its gradient in closed form: each one's share. */
function logSumExp3(a: Value, b: Value, c: Value): Value {
  const most = max(a, max(b, c));
  const parts = [a, b, c];
  const sum = add(most, log(parts.map((part) => exp(sub(part, most))).reduce(add)));
  return withGradient(sum, parts, (grad) => parts.map((part) => mul(grad, exp(sub(part, sum)))));
}

/** log Σ eˣ over the last axis. x [n, states] → [n] */
function logSumExp(x: Value): Value {
  const n = count(x.shape[0]);
  const most = reduceMax(x, [1], true);
  const sum = add(reshape(most, [n]), log(reduceSum(exp(sub(x, most)), [1])));
  return withGradient(sum, [x], (grad) => [mul(reshape(grad, [n, 1]), exp(sub(x, reshape(sum, [n, 1]))))]);
}
