import { type Augmentation, noAugmentation } from '../augment/augment.ts';
import type { Optimiser } from '../nn/optimisers.ts';
import type { Schedule } from '../nn/schedules.ts';
import type { Layer, ModelSpec, Pair } from '../nn/spec.ts';
import { planNetwork } from './network.ts';
import { parseJson } from './parseJson.ts';
import {
  type Check,
  flag,
  list,
  number,
  oneOf,
  optional,
  record,
  SchemaError,
  text,
  variants,
} from './schema.ts';

/** Everything that makes a model, as plain JSON: recipe, seed, data and commit together give the same weights again. */
export type Recipe = DigitRecipe | NumberRecipe;

/** What a recipe is for, and how. */
type Head = {
  readonly name: string;
  readonly version: string;
  /** What it is for, and what was measured with it. */
  readonly description: string;
  /** Where its numbers come from: papers and pages, with the figures taken from each. */
  readonly sources: readonly string[];
  readonly model: ModelSpec;
};

/** How a network is trained, whatever it learns. */
export type Hyperparameters = {
  readonly batchSize: number;
  readonly epochs: number;
  /** The highest learning rate; `schedule` says when. */
  readonly learningRate: number;
  readonly schedule: Schedule;
  readonly optimiser: Optimiser;
  /**
   * Decoupled: each step takes `learningRate * weightDecay` of a weight; norms and biases are spared. PyTorch's SGD adds
   * its own to the gradient instead, so that its 5e-4 at momentum 0.9 is 5e-3 here.
   */
  readonly weightDecay: number;
  /** Longest norm of the whole gradient. */
  readonly clipNorm?: number;
  /** Moving average of the weights: the averaged weights are validated and released. */
  readonly average: { readonly decay: number };
  /** Steps between validations; without it, one at the end of each epoch. */
  readonly validateEvery?: number;
  /** Stop after this many validations without a better one. */
  readonly earlyStopping?: { readonly patience: number };
  /** Stop as soon as validation is this good: for time-to-accuracy. */
  readonly target?: { readonly validationAccuracy: number };
};

/** A model that reads one digit in MNIST's frame. */
export type DigitRecipe = Head &
  Hyperparameters & {
    readonly task?: 'digit';
    readonly data: RecipeData;
    readonly augmentation: Augmentation;
    /** Share of the target taken from the right class and spread over all ten. */
    readonly labelSmoothing: number;
    /** Two images blended with a share from Beta(alpha, alpha) (Zhang et al. 2018). */
    readonly mixup?: { readonly alpha: number };
    /**
     * Learn from the probabilities of bundles too (Hinton et al. 2015), of their mean logits where they are many; `weight`
     * is the teachers' share of the loss. With `variants` every digit comes in so many fixed distortions, one an epoch and
     * then again from the first, so that the teachers, who cost more than the student, are asked about each one once.
     */
    readonly distillation?: {
      /** Their folders, seen from the one of the released models: a released one is its name alone. */
      readonly teachers: readonly string[];
      readonly weight: number;
      readonly temperature: number;
      readonly variants?: number;
    };
  };

/** A model that reads a line of digits and the marks between them, cut out as a strip. */
export type NumberRecipe = Head &
  Hyperparameters & {
    readonly task: 'number';
    readonly data: StripData;
    /** Width of the strips it learns from, pixels; what is longer is squeezed. */
    readonly width: number;
    /** Strips that are called an epoch: they are made anew each time. */
    readonly stripsPerEpoch: number;
  };

/** What the strips are made of; shares are of all strips and need not sum to 1. */
export type StripData = {
  /** Photographed cheques (`orand-car-a`), each one changed a little every time. */
  readonly cheques: number;
  /** Pieces of several cheques put together. */
  readonly spliced: number;
  /** Digits of one writer of MNIST, or of USPS, or drawn ones, set in a line with marks and paper around them. */
  readonly composed: number;
  /** Letters, scribbles and empty paper. */
  readonly nothing: number;
  /** Every so many-th of the training part is held out too, to choose by: the part for validation stays closed. */
  readonly tuning?: number;
};

export type RecipeData = {
  /** `mnist`, `usps`, `synthetic`, or a folder that has a folder of pictures for each digit. */
  readonly train: string;
  /** Use this many digits alone: how many synthetic ones are made, or a random part of a data set. */
  readonly samples?: number;
  /** So many pictures of what is no digit are learned from too, whose answer is each of the ten with the same probability. */
  readonly nonDigits?: number;
  /** Held-out share of the digits, split by writer where writers are known. */
  readonly validation: { readonly share: number; readonly seed: number };
};

const size = number({ from: 1, whole: true });
const share = number({ from: 0, below: 1 });

const pair =
  (check: Check<number>): Check<Pair> =>
  (value, path) =>
    Array.isArray(value) ? twoOf(check)(value, path) : check(value, path);
const twoOf =
  (check: Check<number>): Check<readonly [number, number]> =>
  (value, path) => {
    const [first, second, ...more] = list(check)(value, path);
    if (second === undefined || more.length > 0)
      throw new SchemaError(path, value, 'one number, or one for each axis');
    return [first, second];
  };
const pool = {
  size: pair(size),
  stride: optional(pair(size)),
  padding: optional(pair(number({ from: 0, whole: true }))),
};
const layer: Check<Layer> = (value, path) => checkLayer(value, path);
const checkLayer: Check<Layer> = variants({
  conv: {
    out: size,
    kernel: size,
    stride: optional(size),
    padding: optional(number({ from: 0, whole: true })),
    groups: optional(size),
    bias: optional(flag),
  },
  batchNorm: {},
  relu: {},
  silu: {},
  maxPool: pool,
  averagePool: pool,
  globalAveragePool: {},
  flatten: {},
  columns: {},
  dropout: { rate: share },
  dense: { out: size, bias: optional(flag) },
  residual: { body: list(layer, { atLeast: 1 }) },
});

const amount = optional(number({ from: 0 }));
const unit = optional(number({ from: 0, to: 1 }));
const givenAugmentation = record({
  rotation: optional(number({ from: 0, to: 180 })),
  scale: amount,
  aspect: amount,
  shear: amount,
  translation: optional(number({ from: 0, to: 28 })),
  elastic: optional(record({ amplitude: number({ from: 0 }), spacing: number({ from: 0, to: 28 }) })),
  strokeWidth: unit,
  blur: unit,
  contrast: optional(record({ gain: number({ from: 0, to: 1 }), bend: number({ from: 0, to: 1 }) })),
  occlusion: optional(record({ probability: number({ from: 0, to: 1 }), size: number({ from: 0, to: 28 }) })),
  rules: optional(record({ probability: number({ from: 0, to: 1 }), most: number({ from: 1 }) })),
  filter: optional(record({ probability: number({ from: 0, to: 1 }) })),
  paper: optional(
    record({
      probability: number({ from: 0, to: 1 }),
      darkness: number({ from: 0, to: 1 }),
      unevenness: number({ from: 0, to: 1 }),
    }),
  ),
  noise: optional(record({ probability: number({ from: 0, to: 1 }), range: number({ from: 0, to: 1 }) })),
});
/** What a recipe leaves out is off. */
const augmentation: Check<Augmentation> = (value, path) => ({
  ...noAugmentation,
  ...givenAugmentation(value, path),
});

const schedule: Check<Schedule> = variants({
  constant: { warmUp: optional(share) },
  cosine: { warmUp: optional(share), final: unit },
  oneCycle: { warmUp: share, descent: oneOf('cosine', 'linear'), start: unit, final: unit },
});

const optimiser: Check<Optimiser> = variants({
  sgd: { momentum: share, nesterov: flag },
  adamw: { beta1: share, beta2: share, epsilon: number({ above: 0 }) },
});

const head = {
  name: text({
    pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/,
    wanted: 'a name of small letters, digits and single hyphens',
  }),
  version: text({ pattern: /^\d+\.\d+\.\d+$/, wanted: 'a version like "1.0.0"' }),
  description: text(),
  sources: list(text(), { atLeast: 1 }),
  model: record({ layers: list(layer, { atLeast: 1 }) }),
};

const hyperparameters = {
  batchSize: size,
  epochs: size,
  learningRate: number({ above: 0 }),
  schedule,
  optimiser,
  weightDecay: number({ from: 0 }),
  clipNorm: optional(number({ above: 0 })),
  average: record({ decay: share }),
  validateEvery: optional(size),
  earlyStopping: optional(record({ patience: size })),
  target: optional(record({ validationAccuracy: number({ above: 0, to: 1 }) })),
};

const digitRecipe: Check<DigitRecipe> = record({
  ...head,
  ...hyperparameters,
  task: optional(oneOf('digit')),
  data: record({
    train: text(),
    samples: optional(size),
    nonDigits: optional(number({ from: 0, whole: true })),
    validation: record({ share: number({ above: 0, below: 1 }), seed: number({ from: 0, whole: true }) }),
  }),
  augmentation,
  labelSmoothing: share,
  mixup: optional(record({ alpha: number({ from: 0.05, to: 4 }) })),
  distillation: optional(
    record({
      teachers: list(text(), { atLeast: 1 }),
      weight: number({ above: 0, to: 1 }),
      temperature: number({ above: 0 }),
      variants: optional(size),
    }),
  ),
});

const part = number({ from: 0 });
const stripData = record({
  cheques: part,
  spliced: part,
  composed: part,
  nothing: part,
  tuning: optional(number({ from: 2, whole: true })),
});
/** Strips of nothing at all cannot be made. */
const someStripData: Check<StripData> = (value, path) => {
  const data = stripData(value, path);
  const { cheques, spliced, composed, nothing } = data;
  if (cheques + spliced + composed + nothing > 0) return data;
  throw new SchemaError(path, value, 'a share above 0');
};
const numberRecipe: Check<NumberRecipe> = record({
  ...head,
  ...hyperparameters,
  task: oneOf('number'),
  data: someStripData,
  width: number({ from: 32, whole: true }),
  stripsPerEpoch: size,
});

/** Reads the task first: a number recipe's errors are about a number recipe's fields. */
const recipe: Check<Recipe> = (value, path) =>
  (value as Partial<Recipe> | null)?.task === 'number' ? numberRecipe(value, path) : digitRecipe(value, path);

/**
 * A recipe from JSON that was parsed.
 * @throws Error that names the first wrong field, or the layer that does not fit
 */
export function checkRecipe(value: unknown): Recipe {
  const checked = recipe(value, 'recipe');
  planNetwork(checked);
  return checked;
}

/** A recipe from a JSON text; `origin` is named in errors. */
export function parseRecipe(json: string, origin: string): Recipe {
  const value = parseJson(json, origin);
  try {
    return checkRecipe(value);
  } catch (error) {
    throw new Error(`${origin}: ${(error as Error).message}`, { cause: error });
  }
}
