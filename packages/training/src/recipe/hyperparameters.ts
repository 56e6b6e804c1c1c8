import {
  type Check,
  flag,
  list,
  number,
  oneOf,
  optional,
  record,
  text,
  variants,
} from '@cifra/core/json/check.ts';
import type { Optimiser } from '../nn/optimisers.ts';
import type { Schedule } from '../nn/schedules.ts';
import type { ModelSpec } from '../nn/spec.ts';
import { layer } from './layers.ts';
import { share, size } from './limits.ts';

/** The purpose and method of a recipe. */
export type Head = {
  readonly name: string;
  readonly version: string;
  /** What the model is for, and what was measured with it. */
  readonly description: string;
  /** Sources of its numbers: papers and pages, with the figures taken from each. */
  readonly sources: readonly string[];
  readonly model: ModelSpec;
};

export const head = {
  name: text({
    pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/,
    expected: 'a name of lower-case letters, digits and single hyphens',
  }),
  version: text({ pattern: /^\d+\.\d+\.\d+$/, expected: 'a version like "1.0.0"' }),
  description: text(),
  sources: list(text(), { atLeast: 1 }),
  model: record({ layers: list(layer, { atLeast: 1 }) }),
};

/** How a network is trained, for any task. */
export type Hyperparameters = {
  readonly batchSize: number;
  /** Passes over the training data; a part of one is possible. */
  readonly epochs: number;
  /** The highest learning rate; `schedule` sets its course. */
  readonly learningRate: number;
  readonly schedule: Schedule;
  readonly optimiser: Optimiser;
  /**
   * Decoupled weight decay: each step subtracts `learningRate * weightDecay` of a weight; norms and
   * biases are exempt. PyTorch's SGD adds the decay to the gradient instead, so its 5e-4 at
   * momentum 0.9 is 5e-3 here.
   */
  readonly weightDecay: number;
  /** Maximum norm of the whole gradient. */
  readonly clipNorm?: number;
  /** Exponential moving average of the weights; the averaged weights are validated and released. */
  readonly average: { readonly decay: number };
  /** Steps between validations. Default: one validation at the end of each epoch. */
  readonly validateEvery?: number;
  /**
   * Stop after this many validations in a row without an improvement on the best one by more than
   * `minImprovement`: log loss in nats, or the share of mistakes if there is a target. Default: 0.
   */
  readonly earlyStopping?: { readonly patience: number; readonly minImprovement?: number };
  /** Stop as soon as validation reaches this accuracy; measures time-to-accuracy. */
  readonly target?: { readonly validationAccuracy: number };
};

const unit = optional(number({ from: 0, to: 1 }));

const schedule: Check<Schedule> = variants({
  constant: { warmUp: optional(share) },
  cosine: { warmUp: optional(share), final: unit },
  oneCycle: { warmUp: share, descent: oneOf('cosine', 'linear'), start: unit, final: unit },
});

const optimiser: Check<Optimiser> = variants({
  sgd: { momentum: share, nesterov: flag },
  muon: { momentum: share, nesterov: flag },
  adamw: { beta1: share, beta2: share, epsilon: number({ above: 0 }) },
});

export const hyperparameters = {
  batchSize: size,
  epochs: number({ above: 0 }),
  learningRate: number({ above: 0 }),
  schedule,
  optimiser,
  weightDecay: number({ from: 0 }),
  clipNorm: optional(number({ above: 0 })),
  average: record({ decay: share }),
  validateEvery: optional(size),
  earlyStopping: optional(record({ patience: size, minImprovement: optional(number({ from: 0 })) })),
  target: optional(record({ validationAccuracy: number({ above: 0, to: 1 }) })),
};
