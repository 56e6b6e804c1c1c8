import { add, logSoftmax, mul, neg, reduceMean, reduceSum, softmax, sub } from '../onnx/functions.ts';
import type { Value } from '../onnx/graph.ts';
import { count } from '../onnx/ops.ts';

/**
 * Softmax cross-entropy, the mean over the batch.
 * @param logits [n, k]
 * @param targets [n, k], rows sum to 1: one-hot, mixed (mixup) or a teacher's
 * @param smoothing share of the target spread evenly over the classes (Szegedy 2016), in [0, 1)
 */
export function crossEntropy(logits: Value, targets: Value, smoothing = 0): Value {
  const classes = count(logits.shape[1]);
  const smoothed = smoothing ? add(mul(targets, 1 - smoothing), smoothing / classes) : targets;
  return neg(reduceMean(reduceSum(mul(smoothed, logSoftmax(logits, 1)), [1]), [0]));
}

/**
 * Distillation (Hinton 2015): T² times the divergence of the student from the teacher, both
 * softened by T, averaged over the batch; zero for equal logits.
 * @param logits [n, k]
 * @param teacher logits [n, k]
 */
export function distillation(logits: Value, teacher: Value, temperature: number): Value {
  const soften = (x: Value) => mul(x, 1 / temperature);
  const gap = sub(logSoftmax(soften(teacher), 1), logSoftmax(soften(logits), 1));
  const divergence = reduceMean(reduceSum(mul(softmax(soften(teacher), 1), gap), [1]), [0]);
  return mul(divergence, temperature * temperature);
}
