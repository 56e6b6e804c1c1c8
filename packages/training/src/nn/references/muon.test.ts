import type { Tensor } from '@cifra/core/model/runtime.ts';
import { test } from 'vitest';
import { emit } from '../../onnx/emit.ts';
import { createGraph, input, output } from '../../onnx/graph.ts';
import { flatLength } from '../flat.ts';
import { type Optimiser, update } from '../optimisers.ts';
import type { Parameter } from '../plan.ts';
import {
  engineWeight,
  expectClose,
  joined,
  type Listed,
  readReference,
  runOnce,
  scalar,
  tensor,
} from '../testing/reference.ts';

type Tensors = Readonly<Record<string, Listed>>;
type Trajectory = {
  readonly name: string;
  readonly momentum: number;
  readonly nesterov: boolean;
  readonly weightDecay: number;
  readonly rates: readonly number[];
  readonly start: Tensors;
  readonly gradients: readonly Tensors[];
  readonly after: readonly Tensors[];
};

for (const each of readReference<Trajectory>('muon')) {
  test(each.name, async () => {
    const start = vector(each.start);
    const model = updateModel(each);
    let state: Record<string, Tensor> = {
      weights: start,
      velocity: { dims: start.dims, data: new Float32Array(start.data.length) },
    };
    for (const [step, rate] of each.rates.entries()) {
      const gradient = vector(each.gradients[step]);
      const next = await runOnce(model, { ...state, gradient, learningRate: scalar(rate) });
      state = { weights: next['next/weights'], velocity: next['next/velocity'] };
      expectClose(state.weights.data, vector(each.after[step]).data, `weights after step ${step}`);
    }
  });
}

/** One update as a graph: state, `gradient` and `learningRate` in, `next/…` out. */
function updateModel({ start, weightDecay, momentum, nesterov }: Trajectory): Uint8Array {
  const parameters = Object.entries(start).map(
    ([name, listed]): Parameter => ({
      name,
      shape: engineWeight(tensor(listed)).dims,
      decays: name !== 'bias',
      deviation: 0,
      start: 0,
      learned: true,
    }),
  );
  const length = flatLength(parameters);
  const graph = createGraph();
  const optimiser: Optimiser = { kind: 'muon', momentum, nesterov };
  const next = update(optimiser, {
    weights: input(graph, 'weights', [length]),
    gradient: input(graph, 'gradient', [length]),
    learningRate: input(graph, 'learningRate', []),
    moments: { velocity: input(graph, 'velocity', [length]) },
    weightDecay,
    parameters,
  });
  output('next/weights', next.weights);
  output('next/velocity', next.moments.velocity);
  return emit(graph);
}

/** The flat vector of the engine, in its layouts. */
function vector(tensors: Tensors): Tensor {
  return joined(Object.values(tensors).map((listed) => engineWeight(tensor(listed))));
}
