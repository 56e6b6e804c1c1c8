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

/**
 * Everything that makes a model, as plain JSON. The same recipe, seed, data and commit give the same weights.
 */
export type Recipe = DigitRecipe | NumberRecipe;

/** The purpose and method of a recipe. */
type Head = {
  readonly name: string;
  readonly version: string;
  /** What the model is for, and what was measured with it. */
  readonly description: string;
  /** Sources of its numbers: papers and pages, with the figures taken from each. */
  readonly sources: readonly string[];
  readonly model: ModelSpec;
};

/** How a network is trained, for any task. */
export type Hyperparameters = {
  readonly batchSize: number;
  readonly epochs: number;
  /** The highest learning rate; `schedule` sets its course. */
  readonly learningRate: number;
  readonly schedule: Schedule;
  readonly optimiser: Optimiser;
  /**
   * Decoupled weight decay: each step subtracts `learningRate * weightDecay` of a weight; norms and biases
   * are exempt. PyTorch's SGD adds the decay to the gradient instead, so its 5e-4 at momentum 0.9 is 5e-3
   * here.
   */
  readonly weightDecay: number;
  /** Maximum norm of the whole gradient. */
  readonly clipNorm?: number;
  /** Exponential moving average of the weights; the averaged weights are validated and released. */
  readonly average: { readonly decay: number };
  /** Steps between validations. Default: one validation at the end of each epoch. */
  readonly validateEvery?: number;
  /** Stop after this many validations without improvement. */
  readonly earlyStopping?: { readonly patience: number };
  /** Stop as soon as validation reaches this accuracy; measures time-to-accuracy. */
  readonly target?: { readonly validationAccuracy: number };
};

/** A model that reads one digit in MNIST's frame. */
export type DigitRecipe = Head &
  Hyperparameters & {
    readonly task?: 'digit';
    readonly data: RecipeData;
    readonly augmentation: Augmentation;
    /** Share of the target that is taken from the right class and spread over all ten. */
    readonly labelSmoothing: number;
    /** Blends two images with a share from Beta(alpha, alpha) (Zhang et al. 2018). */
    readonly mixup?: { readonly alpha: number };
    /**
     * Also learns from the probabilities of other bundles (Hinton et al. 2015); several teachers are averaged
     * by their logits. `weight` is the teachers' share of the loss. With `variants`, every digit has this
     * many fixed distortions, one per epoch, then again from the first. The teachers, which cost more than
     * the student, then score each distortion only once.
     */
    readonly distillation?: {
      /**
       * Folders of the teachers, relative to the folder of released models; a released model is given by its
       * name.
       */
      readonly teachers: readonly string[];
      readonly weight: number;
      readonly temperature: number;
      readonly variants?: number;
    };
  };

/** A model that reads a text line of digits and the marks between them, cropped to a strip. */
export type NumberRecipe = Head &
  Hyperparameters & {
    readonly task: 'number';
    readonly data: StripData;
    /** Width of the training strips in pixels; longer ones are squeezed. */
    readonly width: number;
    /** Number of strips that count as an epoch; they are regenerated each time. */
    readonly stripsPerEpoch: number;
  };

/** Sources of the strips. Shares refer to all strips and need not sum to 1. */
export type StripData = {
  /** Photographed cheques (`orand-car-a`), each slightly changed every time. */
  readonly cheques: number;
  /** Pieces of several cheques joined together. */
  readonly spliced: number;
  /**
   * Digits of one writer of MNIST or USPS, or drawn digits, set in a line with marks and paper around them.
   */
  readonly composed: number;
  /** Letters, scribbles and empty paper. */
  readonly nothing: number;
  /**
   * Every n-th item of the training part is held out too, for model selection; the validation part stays
   * closed.
   */
  readonly tuning?: number;
};

export type RecipeData = {
  /** `mnist`, `usps`, `synthetic`, or a folder with a subfolder of pictures for each digit. */
  readonly train: string;
  /** Uses only this many digits: the number of synthetic digits, or a random subset of a data set. */
  readonly samples?: number;
  /** Number of negatives to learn from. Their target is the same probability for each of the ten digits. */
  readonly nonDigits?: number;
  /** Held-out share of the digits, split by writer if writers are known. */
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
/** Fields that a recipe leaves out are off. */
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
    wanted: 'a name of lower-case letters, digits and single hyphens',
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
/** Strips need at least one source with a share above 0. */
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

/** Reads the task first, so that errors in a number recipe refer to the fields of a number recipe. */
const recipe: Check<Recipe> = (value, path) =>
  (value as Partial<Recipe> | null)?.task === 'number' ? numberRecipe(value, path) : digitRecipe(value, path);

/**
 * Checks a recipe from parsed JSON.
 * @throws Error that names the first wrong field, or the layer that does not fit
 */
export function checkRecipe(value: unknown): Recipe {
  const checked = recipe(value, 'recipe');
  planNetwork(checked);
  return checked;
}

/** Parses a recipe from JSON text; errors name `origin`. */
export function parseRecipe(json: string, origin: string): Recipe {
  const value = parseJson(json, origin);
  try {
    return checkRecipe(value);
  } catch (error) {
    throw new Error(`${origin}: ${(error as Error).message}`, { cause: error });
  }
}
