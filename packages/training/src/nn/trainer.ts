import { CifraError } from '@cifra/core/base/error.ts';
import type { Runtime, Tensor } from '@cifra/core/model/runtime.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { concatenate } from './flat.ts';
import { lossInputs } from './loss.ts';
import { elements, type Plan, type PlannedLayer } from './plan.ts';
import type { FeatureShape } from './spec.ts';
import { type StepOptions, stateVectors, stepGraph } from './step.ts';

/** Images [n, height, width], ink in [0, 1], and the inputs of the loss (`lossInputs`). */
export type Batch = { readonly images: Float32Array; readonly [name: string]: Float32Array };

/** Values that change from step to step. */
export type Hyper = {
  readonly learningRate: number;
  /** Decay of the weights' moving average in this step. */
  readonly averageDecay: number;
};

export type StepResult = { readonly loss: number; readonly gradientNorm: number };

/**
 * Flat vectors by name: weights, averaged weights, batch-norm statistics, the optimiser's moments.
 */
export type TrainingState = Readonly<Record<string, Float32Array>>;

/** A model in training. One call at a time; call `state` and `restore` only between steps. */
export interface Trainer {
  readonly batchSize: number;
  step(batch: Batch, hyper: Hyper, random: Random): Promise<StepResult>;
  state(): Promise<TrainingState>;
  restore(state: TrainingState): Promise<void>;
  dispose(): Promise<void>;
}

/** Fresh weights; the averages start as the weights, the optimiser's moments at zero. */
export function initialState(
  plan: Plan,
  options: Pick<StepOptions, 'optimiser'>,
  random: Random,
): TrainingState {
  const weights = concatenate(
    plan.parameters.map(({ name, shape, deviation, start }) => {
      const own = random.split(name);
      return Float32Array.from(
        { length: elements(shape) },
        () => start + deviation * (deviation ? own.normal() : 0),
      );
    }),
  );
  const statistics = concatenate(
    plan.statistics.map(({ shape, start }) => new Float32Array(elements(shape)).fill(start)),
  );
  const lengths = Object.entries(stateVectors(plan, options));
  const zeros = Object.fromEntries(lengths.map(([name, length]) => [name, new Float32Array(length)]));
  return { ...zeros, weights, average: weights.slice(), ...(statistics.length ? { statistics } : {}) };
}

/** Trains with one session in this thread; the same in Node and in a browser. */
export async function createTrainer(
  plan: Plan,
  options: StepOptions,
  runtime: Runtime,
  { threads = 1 }: { readonly threads?: number } = {},
): Promise<Trainer> {
  const session = await runtime.load(stepGraph(plan, options), { threads });
  const names = Object.keys(stateVectors(plan, options));
  let state: TrainingState = {};
  return {
    batchSize: options.batchSize,
    async step(batch, hyper, random) {
      const feeds = {
        ...batchFeeds(plan, options, batch, random),
        ...hyperFeeds(hyper),
        ...stateFeeds(state),
      };
      const results = await session.run(feeds);
      state = Object.fromEntries(names.map((name) => [name, results[`next/${name}`].data]));
      return { loss: results.loss.data[0], gradientNorm: results.gradientNorm.data[0] };
    },
    state: async () => state,
    async restore(next) {
      checkState(plan, options, next);
      state = next;
    },
    dispose: () => session.release(),
  };
}

/** The graph inputs of a batch: images, the inputs of the loss, and the noise for dropout. */
export function batchFeeds(
  plan: Plan,
  options: StepOptions,
  batch: Batch,
  random: Random,
): Record<string, Tensor> {
  const n = options.batchSize;
  const [, height, width] = plan.from;
  const wanted = Object.entries(lossInputs(options.loss, plan, n));
  const noises = droppedShapes(plan.layers).map(([path, [first, ...sides]]): [string, Tensor] => {
    // A map is one row of channels per example; features after `columns` have one row per column.
    const rows = sides.length > 0 ? n : n * plan.columns;
    return [`noise/${path}`, { dims: [rows, first], data: uniform(rows * first, random.split(path)) }];
  });
  return {
    images: tensor([n, height, width], batch.images, 'images'),
    ...Object.fromEntries(wanted.map(([name, shape]) => [name, tensor(shape, batch[name], name)])),
    ...Object.fromEntries(noises),
  };
}

export function hyperFeeds({ learningRate, averageDecay }: Hyper): Record<string, Tensor> {
  return {
    learningRate: { dims: [], data: Float32Array.of(learningRate) },
    averageDecay: { dims: [], data: Float32Array.of(averageDecay) },
  };
}

export function stateFeeds(state: TrainingState): Record<string, Tensor> {
  return Object.fromEntries(
    Object.entries(state).map(([name, data]) => [name, { dims: [data.length], data }]),
  );
}

/** Throws if a state does not belong to this model and optimiser. */
export function checkState(plan: Plan, options: StepOptions, state: TrainingState): void {
  for (const [name, length] of Object.entries(stateVectors(plan, options))) {
    if (state[name]?.length !== length) {
      throw new CifraError(
        'invalid-run',
        `state vector ${name} has ${state[name]?.length ?? 'no'} numbers; this model wants ${length}`,
      );
    }
  }
}

function droppedShapes(layers: readonly PlannedLayer[]): [path: string, from: FeatureShape][] {
  return layers.flatMap(({ layer, path, from, body }): [string, FeatureShape][] =>
    layer.kind === 'dropout' && layer.rate > 0 ? [[path, from]] : droppedShapes(body),
  );
}

function tensor(dims: readonly number[], data: Float32Array | undefined, name: string): Tensor {
  if (data?.length !== elements(dims)) {
    throw new Error(`step: ${name} has ${data?.length ?? 'no'} numbers; [${dims}] wants ${elements(dims)}`);
  }
  return { dims, data };
}

/**
 * Half a million numbers per step with dropout on a flattened map: a loop, because
 * `Float32Array.from` took 40 ms.
 */
function uniform(length: number, random: Random): Float32Array {
  const numbers = new Float32Array(length);
  for (let i = 0; i < length; i++) numbers[i] = random.next();
  return numbers;
}
