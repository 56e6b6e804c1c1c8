import { add, mul, reshape } from '../onnx/functions.ts';
import type { Value } from '../onnx/graph.ts';
import { count } from '../onnx/ops.ts';
import { ctcLoss } from './ctc.ts';
import { crossEntropy, distillation } from './losses.ts';
import { type MapHead, mapLoss, mapLossInputs } from './mapLoss.ts';
import type { Plan } from './plan.ts';

/** The loss that a step minimises, as data. */
export type LossSpec =
  | {
      readonly kind: 'classes';
      readonly labelSmoothing: number;
      /**
       * The teacher's logits come as input `teacher`; weight in [0, 1] is its share of the loss.
       */
      readonly distillation?: { readonly weight: number; readonly temperature: number };
    }
  /** Strings on a network of columns (`ctc.ts`); `states` is the maximum number of states per string. */
  | { readonly kind: 'ctc'; readonly states: number }
  /** Predictions in each cell of a map (`mapLoss.ts`). */
  | { readonly kind: 'map'; readonly heads: readonly MapHead[] };

/**
 * Inputs of a batch of n examples in addition to its images, name → shape. `classes`: `targets` [n,
 * classes], rows sum to 1, and the `teacher`'s logits [n, classes]. `ctc`: `states` [n, states,
 * classes], `skips` and `ends` [n, states]. `map`: as `mapLossInputs`.
 */
export function lossInputs(spec: LossSpec, { to }: Plan, n: number): Record<string, readonly number[]> {
  const [classes] = to;
  switch (spec.kind) {
    case 'classes':
      return { targets: [n, classes], ...(spec.distillation && { teacher: [n, classes] }) };
    case 'ctc':
      return { states: [n, spec.states, classes], skips: [n, spec.states], ends: [n, spec.states] };
    case 'map':
      return mapLossInputs(spec.heads, n, to.slice(1));
  }
}

/** Builds the loss as a scalar, the mean over the batch; `logits` as from `trainingForward`. */
export function buildLoss(spec: LossSpec, logits: Value, inputs: Readonly<Record<string, Value>>): Value {
  switch (spec.kind) {
    case 'classes':
      return classesLoss(spec, logits, inputs);
    case 'ctc': {
      const { states, skips, ends } = inputs;
      const [rows, classes] = logits.shape.map(count);
      const n = count(states.shape[0]);
      return ctcLoss(reshape(logits, [rows / n, n, classes]), { states, skips, ends });
    }
    case 'map':
      return mapLoss(spec.heads, logits, inputs);
  }
}

function classesLoss(
  { labelSmoothing, distillation: teaching }: Extract<LossSpec, { kind: 'classes' }>,
  logits: Value,
  { targets, teacher }: Readonly<Record<string, Value>>,
): Value {
  const hard = crossEntropy(logits, targets, labelSmoothing);
  if (!teaching) return hard;
  const soft = distillation(logits, teacher, teaching.temperature);
  return add(mul(hard, 1 - teaching.weight), mul(soft, teaching.weight));
}
