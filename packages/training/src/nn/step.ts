import { gradients } from '../autodiff/backward.ts';
import { emit } from '../onnx/emit.ts';
import { add, concat, expand, mul, reshape, sub } from '../onnx/functions.ts';
import { constant, createGraph, type Graph, input, output, type Value } from '../onnx/graph.ts';
import { cutVector, flatLength } from './flat.ts';
import { buildLoss, type LossSpec, lossInputs } from './loss.ts';
import { clipNorm, momentVectors, norm, type Optimiser, update } from './optimisers.ts';
import { elements, type Plan } from './plan.ts';
import { trainingForward } from './trainingForward.ts';

export type StepOptions = {
  /** examples in one run of the graph */
  readonly batchSize: number;
  readonly optimiser: Optimiser;
  /** decoupled; 0 = none */
  readonly weightDecay: number;
  readonly loss: LossSpec;
  /** maximum norm of the gradient; default: no limit */
  readonly clipNorm?: number;
};

/** The flat vectors that training carries from step to step, and their lengths. */
export function stateVectors(
  plan: Plan,
  { optimiser }: Pick<StepOptions, 'optimiser'>,
): Readonly<Record<string, number>> {
  const weights = flatLength(plan.parameters);
  const statistics = flatLength(plan.statistics);
  return {
    weights,
    average: weights,
    ...(statistics ? { statistics } : {}),
    ...momentVectors(optimiser, weights),
  };
}

/**
 * A whole training step as one graph. Inputs: `images` [n, height, width] in [0, 1]; the inputs of
 * the loss (`lossInputs`); `noise/…` for each dropout; scalars `learningRate` and `averageDecay`;
 * the state vectors by name. Outputs: scalars `loss` and `gradientNorm`; the new state vectors as
 * `next/<name>`.
 */
export function stepGraph(plan: Plan, options: StepOptions): Uint8Array {
  const graph = createGraph();
  const state = stateInputs(graph, plan, options);
  const { gradient, loss, statistics } = buildGradient(graph, plan, options, state.weights);
  output('loss', loss);
  buildUpdate(graph, plan, options, state, [gradient], statistics ? [statistics] : []);
  return emit(graph);
}

/**
 * The first half of a step, for replicas that share the work of a batch. Inputs as `stepGraph`, but
 * of the state only `weights`. Outputs: `loss`, `gradient` [p], `batchStatistics` [s].
 */
export function gradientGraph(plan: Plan, options: StepOptions): Uint8Array {
  const graph = createGraph();
  const weights = input(graph, 'weights', [flatLength(plan.parameters)]);
  const { gradient, loss, statistics } = buildGradient(graph, plan, options, weights);
  output('loss', loss);
  output('gradient', gradient);
  if (statistics) output('batchStatistics', statistics);
  return emit(graph);
}

/**
 * The second half: inputs `gradient/<i>` and `batchStatistics/<i>` of each replica, scalars and state;
 * outputs as `stepGraph`.
 */
export function updateGraph(plan: Plan, options: StepOptions, replicas: number): Uint8Array {
  const graph = createGraph();
  const state = stateInputs(graph, plan, options);
  const each = (name: string, length: number) =>
    length ? Array.from({ length: replicas }, (_, i) => input(graph, `${name}/${i}`, [length])) : [];
  const lengths = stateVectors(plan, options);
  buildUpdate(
    graph,
    plan,
    options,
    state,
    each('gradient', lengths.weights),
    each('batchStatistics', lengths.statistics ?? 0),
  );
  return emit(graph);
}

type State = Readonly<Record<string, Value>>;

function stateInputs(graph: Graph, plan: Plan, options: StepOptions): State {
  const vectors = Object.entries(stateVectors(plan, options));
  return Object.fromEntries(vectors.map(([name, length]) => [name, input(graph, name, [length])]));
}

function buildGradient(graph: Graph, plan: Plan, options: StepOptions, weights: Value) {
  const { batchSize } = options;
  const images = input(graph, 'images', [batchSize, ...plan.from.slice(1)]);
  const parameters = cutVector(weights, plan.parameters);
  const { logits, statistics } = trainingForward(plan, images, parameters);
  const wanted = Object.entries(lossInputs(options.loss, plan, batchSize));
  const loss = buildLoss(
    options.loss,
    logits,
    Object.fromEntries(wanted.map(([name, shape]) => [name, input(graph, name, shape)])),
  );
  const tensors = plan.parameters.filter(({ learned }) => learned).map(({ name }) => parameters.get(name)!);
  const fixed = flatLength(plan.parameters.filter(({ learned }) => !learned));
  const zeros = fixed ? [expand(constant(graph, [1], new Float32Array(1)), [fixed])] : [];
  const gradient = concat([flatten(gradients(loss, tensors)), ...zeros], 0);
  const batch = plan.statistics.map(({ name }) => statistics.get(name)!);
  return { gradient, loss, statistics: batch.length ? flatten(batch) : null };
}

function buildUpdate(
  graph: Graph,
  plan: Plan,
  options: StepOptions,
  state: State,
  gradientParts: readonly Value[],
  statisticParts: readonly Value[],
): void {
  const learningRate = input(graph, 'learningRate', []);
  const averageDecay = input(graph, 'averageDecay', []);
  const raw = mean(gradientParts);
  const length = norm(raw);
  const gradient = options.clipNorm ? clipNorm(raw, length, options.clipNorm) : raw;
  const { weights, average, statistics, ...moments } = state;
  const next = update(options.optimiser, {
    weights,
    gradient,
    learningRate,
    moments,
    weightDecay: options.weightDecay,
    parameters: plan.parameters,
  });
  output('gradientNorm', length);
  output('next/weights', next.weights);
  for (const [name, vector] of Object.entries(next.moments)) output(`next/${name}`, vector);
  output('next/average', blend(average, next.weights, averageDecay));
  // The statistics follow at the pace of the averaged weights, which they belong to.
  if (statistics) output('next/statistics', blend(statistics, mean(statisticParts), averageDecay));
}

/** decay·old + (1 - decay)·now */
function blend(old: Value, now: Value, decay: Value): Value {
  return add(now, mul(sub(old, now), decay));
}

function mean(parts: readonly Value[]): Value {
  return parts.length === 1 ? parts[0] : mul(parts.reduce(add), 1 / parts.length);
}

function flatten(tensors: readonly Value[]): Value {
  return concat(
    tensors.map((tensor) => reshape(tensor, [elements(tensor.shape as readonly number[])])),
    0,
  );
}
