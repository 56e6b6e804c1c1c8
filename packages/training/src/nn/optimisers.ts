/** Optimisers on one flat vector of weights: a few large operations instead of many small ones. */
import { add, concat, div, expand, max, mul, reduceSum, sqrt, sub } from '../onnx/functions.ts';
import { constant, type Value } from '../onnx/graph.ts';
import { count } from '../onnx/ops.ts';
import { flatLength } from './flat.ts';
import { muonStep } from './muon.ts';
import type { Parameter } from './plan.ts';

export type Optimiser =
  | { readonly kind: 'sgd' | 'muon'; readonly momentum: number; readonly nesterov: boolean }
  | { readonly kind: 'adamw'; readonly beta1: number; readonly beta2: number; readonly epsilon: number };

/** The state vectors of an optimiser, and their lengths; all start at zero. */
export function momentVectors(optimiser: Optimiser, weights: number): Readonly<Record<string, number>> {
  switch (optimiser.kind) {
    case 'sgd':
    case 'muon':
      return { velocity: weights };
    case 'adamw':
      return { firstMoment: weights, secondMoment: weights, betaPowers: 2 };
  }
}

export type Update = { readonly weights: Value; readonly moments: Readonly<Record<string, Value>> };

type Inputs = {
  /** [p] */
  readonly weights: Value;
  readonly gradient: Value;
  /** scalar */
  readonly learningRate: Value;
  readonly moments: Readonly<Record<string, Value>>;
  /** Decoupled (Loshchilov & Hutter 2019): w ← w - lr·decay·w, on the parameters that decay. */
  readonly weightDecay: number;
  /** Of the flat vector, in its order: those that decay come first. */
  readonly parameters: readonly Parameter[];
};

/** One update of the weights and of the optimiser's vectors. */
export function update(optimiser: Optimiser, inputs: Inputs): Update {
  const { step, moments } = stepOf(optimiser, inputs);
  const kept = sub(inputs.weights, mul(mul(inputs.weights, inputs.learningRate), decayVector(inputs)));
  return { weights: sub(kept, mul(step, inputs.learningRate)), moments };
}

function stepOf(optimiser: Optimiser, inputs: Inputs): Step {
  switch (optimiser.kind) {
    case 'sgd':
      return sgd(optimiser, inputs);
    case 'muon': {
      const { step, moments } = sgd(optimiser, inputs);
      return { step: muonStep(step, inputs.parameters), moments };
    }
    case 'adamw':
      return adamw(optimiser, inputs);
  }
}

/** Scales a gradient down to the norm `limit` if it exceeds it (Pascanu 2013). */
export function clipNorm(gradient: Value, norm: Value, limit: number): Value {
  return mul(gradient, div(limit, max(norm, limit)));
}

/** Euclidean norm, a scalar. */
export function norm(vector: Value): Value {
  return sqrt(reduceSum(mul(vector, vector), [0]));
}

type Step = { readonly step: Value; readonly moments: Readonly<Record<string, Value>> };

/** PyTorch's form: v ← μv + g; the step is v, or with Nesterov's look-ahead g + μv. */
function sgd(
  { momentum, nesterov }: Extract<Optimiser, { kind: 'sgd' | 'muon' }>,
  { gradient, moments }: Inputs,
): Step {
  const velocity = add(mul(moments.velocity, momentum), gradient);
  return { step: nesterov ? add(gradient, mul(velocity, momentum)) : velocity, moments: { velocity } };
}

/** Kingma & Ba 2015 with bias correction; `betaPowers` holds 1 - β₁ᵗ and 1 - β₂ᵗ. */
function adamw(
  { beta1, beta2, epsilon }: Extract<Optimiser, { kind: 'adamw' }>,
  { gradient, moments }: Inputs,
): Step {
  const { graph } = gradient;
  const betas = constant(graph, [2], Float32Array.of(beta1, beta2));
  const rest = constant(graph, [2], Float32Array.of(1 - beta1, 1 - beta2));
  // 1 - βᵗ⁺¹ = β(1 - βᵗ) + (1 - β), so that zeros are the right start.
  const betaPowers = add(mul(moments.betaPowers, betas), rest);
  const pick = (i: number) =>
    reduceSum(mul(betaPowers, constant(graph, [2], Float32Array.of(1 - i, i))), [0]);
  const firstMoment = add(mul(moments.firstMoment, beta1), mul(gradient, 1 - beta1));
  const secondMoment = add(mul(moments.secondMoment, beta2), mul(mul(gradient, gradient), 1 - beta2));
  const step = div(div(firstMoment, pick(0)), add(sqrt(div(secondMoment, pick(1))), epsilon));
  return { step, moments: { firstMoment, secondMoment, betaPowers } };
}

function decayVector({ weights, weightDecay, parameters }: Inputs): Value {
  const decaying = flatLength(parameters.filter(({ decays }) => decays));
  const spread = (value: number, length: number) =>
    expand(constant(weights.graph, [1], Float32Array.of(value)), [length]);
  const spared = count(weights.shape[0]) - decaying;
  const parts = [
    ...(decaying ? [spread(weightDecay, decaying)] : []),
    ...(spared ? [spread(0, spared)] : []),
  ];
  return concat(parts, 0);
}
