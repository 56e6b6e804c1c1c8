/** The exported graphs: standard ONNX, any batch size. */
import { gradients } from '../autodiff/backward.ts';
import { emit } from '../onnx/emit.ts';
import { mul, reduceSum, transpose } from '../onnx/functions.ts';
import { createGraph, input, output } from '../onnx/graph.ts';
import { cutNumbers } from './flat.ts';
import { inferenceForward, type Numbers } from './inferenceForward.ts';
import { buildLoss, type LossSpec, lossInputs } from './loss.ts';
import type { Plan } from './plan.ts';

/** The learned vectors of a training state. */
export type Learned = { readonly weights: Float32Array; readonly statistics?: Float32Array };

/**
 * `image` [N, 1, 28, 28], ink in [0, 1] → `logits` [N, classes] and `features` [N, f], the input of
 * the last dense layer.
 */
export function inferenceGraph(plan: Plan, learned: Learned): Uint8Array {
  const graph = createGraph();
  const image = input(graph, 'image', ['N', ...plan.from]);
  const { output: logits, features } = inferenceForward(plan.layers, image, numbersOf(plan, learned));
  output('logits', logits);
  output('features', features);
  return emit(graph);
}

/**
 * `image` [N, 1, height, W] of any width W that the layers' strides divide → `logits` [N, columns,
 * classes]: a network of columns, for strips of any length.
 */
export function stripGraph(plan: Plan, learned: Learned): Uint8Array {
  const graph = createGraph();
  const [channels, height] = plan.from;
  const image = input(graph, 'image', ['N', channels, height, 'W']);
  output('logits', inferenceForward(plan.layers, image, numbersOf(plan, learned)).output);
  return emit(graph);
}

/**
 * `image` [N, 1, H, W], of any height and width that `strideOf` divides → `logits` [N, channels, …]: a
 * network that ends with a map.
 */
export function mapGraph(plan: Plan, learned: Learned): Uint8Array {
  const graph = createGraph();
  const image = input(graph, 'image', ['N', plan.from[0], 'H', 'W']);
  output('logits', inferenceForward(plan.layers, image, numbersOf(plan, learned)).output);
  return emit(graph);
}

/** The same for inputs of the plan's size one at a time, with their loss: its inputs, and output `loss`. */
export function scoredMapGraph(plan: Plan, learned: Learned, loss: LossSpec): Uint8Array {
  const graph = createGraph();
  const image = input(graph, 'image', [1, ...plan.from]);
  const { output: logits } = inferenceForward(plan.layers, image, numbersOf(plan, learned));
  const wanted = Object.entries(lossInputs(loss, plan, 1));
  const targets = wanted.map(([name, shape]) => [name, input(graph, name, shape)] as const);
  output('logits', logits);
  output('loss', buildLoss(loss, transpose(logits, [2, 3, 0, 1]), Object.fromEntries(targets)));
  return emit(graph);
}

/**
 * `image` and `direction` [N, classes] (1 for the class to explain; 1 and -1 for "why this and not
 * that") → `logits`; `map` [N, c, h, w], the last feature map that is not a pooled copy of another;
 * and d(logits · direction) with respect to it, `mapGradient`, and to the image, `imageGradient`
 * [N, 1, 28, 28].
 */
export function explainGraph(plan: Plan, learned: Learned): Uint8Array {
  const graph = createGraph();
  const image = input(graph, 'image', ['N', ...plan.from]);
  const direction = input(graph, 'direction', ['N', ...plan.to]);
  const { output: logits, map } = inferenceForward(plan.layers, image, numbersOf(plan, learned));
  const score = reduceSum(mul(logits, direction), [0, 1]);
  const [mapGradient, imageGradient] = gradients(score, [map, image]);
  for (const [name, value] of Object.entries({ logits, map, mapGradient, imageGradient }))
    output(name, value);
  return emit(graph);
}

function numbersOf(plan: Plan, { weights, statistics }: Learned): Numbers {
  return new Map([
    ...cutNumbers(weights, plan.parameters),
    ...cutNumbers(statistics ?? new Float32Array(), plan.statistics),
  ]);
}
