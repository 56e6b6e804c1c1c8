import type { Tensor } from '@cifra/core/model/runtime.ts';
import { expect, test } from 'vitest';
import { emit } from '../../onnx/emit.ts';
import { createGraph, input, output } from '../../onnx/graph.ts';
import { clipNorm, momentVectors, norm, type Optimiser, update } from '../optimisers.ts';
import {
  expectClose,
  joined,
  type Listed,
  readReference,
  runOnce,
  scalar,
  tensor,
} from '../testing/reference.ts';

type Tensors = { readonly weight: Listed; readonly bias: Listed };
type Trajectory = {
  readonly name: string;
  readonly kind: 'sgd' | 'adamw';
  readonly momentum: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
  readonly rates: readonly number[];
  readonly start: Tensors;
  readonly gradients: readonly Tensors[];
  readonly after: readonly Tensors[];
};
type Clip = {
  readonly name: string;
  readonly kind: 'clip';
  readonly limit: number;
  readonly gradients: Tensors;
  readonly norm: number;
  readonly clipped: Tensors;
};

const PARAMETER = { deviation: 0, start: 0, learned: true };

for (const each of readReference<Trajectory | Clip>('optimisers')) {
  test(each.name, () => (each.kind === 'clip' ? expectClipped(each) : expectTrajectory(each)));
}

async function expectTrajectory(each: Trajectory): Promise<void> {
  const optimiser: Optimiser =
    each.kind === 'sgd' ? { ...each, kind: 'sgd', nesterov: true } : { ...each, kind: 'adamw' };
  const start = vector(each.start);
  const moments = momentVectors(optimiser, start.data.length);
  const model = updateModel(optimiser, start.data.length, moments, each);
  let state: Record<string, Tensor> = { weights: start };
  for (const [name, length] of Object.entries(moments))
    state[name] = { dims: [length], data: new Float32Array(length) };
  for (const [step, rate] of each.rates.entries()) {
    const gradient = vector(each.gradients[step]);
    const next = await runOnce(model, { ...state, gradient, learningRate: scalar(rate) });
    state = Object.fromEntries(Object.keys(state).map((name) => [name, next[`next/${name}`]]));
    expectClose(state.weights.data, vector(each.after[step]).data, `weights after step ${step}`);
  }
}

/**
 * One update as a graph: state, `gradient` and `learningRate` in, `next/…` out. The weight decays,
 * the bias does not.
 */
function updateModel(
  optimiser: Optimiser,
  length: number,
  lengths: Readonly<Record<string, number>>,
  { weightDecay, start }: Trajectory,
): Uint8Array {
  const graph = createGraph();
  const moments = Object.fromEntries(
    Object.entries(lengths).map(([name, size]) => [name, input(graph, name, [size])]),
  );
  const next = update(optimiser, {
    weights: input(graph, 'weights', [length]),
    gradient: input(graph, 'gradient', [length]),
    learningRate: input(graph, 'learningRate', []),
    moments,
    weightDecay,
    parameters: [
      { ...PARAMETER, name: 'weight', shape: start.weight.dims, decays: true },
      { ...PARAMETER, name: 'bias', shape: start.bias.dims, decays: false },
    ],
  });
  for (const [name, value] of Object.entries({ weights: next.weights, ...next.moments }))
    output(`next/${name}`, value);
  return emit(graph);
}

async function expectClipped(each: Clip): Promise<void> {
  const gradient = vector(each.gradients);
  const graph = createGraph();
  const raw = input(graph, 'gradient', gradient.dims);
  const length = norm(raw);
  output('norm', length);
  output('clipped', clipNorm(raw, length, each.limit));
  const result = await runOnce(emit(graph), { gradient });
  expectClose(result.norm.data, [each.norm], 'norm');
  expectClose(result.clipped.data, vector(each.clipped).data, 'clipped gradient');
  if (each.norm <= each.limit) expect(result.clipped.data).toEqual(gradient.data);
}

/** The flat vector of the engine: decaying parameters first. */
function vector({ weight, bias }: Tensors): Tensor {
  return joined([tensor(weight), tensor(bias)]);
}
