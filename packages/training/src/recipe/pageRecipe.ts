import { type Check, FieldError, list, number, oneOf, record } from '@cifra/core/json/check.ts';
import { PAGE_CLASSES, type PageClass } from '@cifra/core/model/pageClasses.ts';
import { type Head, type Hyperparameters, head, hyperparameters } from './hyperparameters.ts';
import { share, size } from './limits.ts';

/** A model that labels the cells of a page and finds its text lines. */
export type PageRecipe = Head &
  Hyperparameters & {
    readonly task: 'page';
    readonly data: PageData;
    /** Side of a training crop, pixels; the strides of the network divide it. */
    readonly crop: number;
    /** Number of crops that count as an epoch. */
    readonly cropsPerEpoch: number;
    readonly augmentation: PageAugmentation;
    readonly loss: PageLoss;
  };

/** The composed pages (`synthetic/pages`) that crops are rendered from. */
export type PageData = {
  /** Smallest and largest height of the digits, pixels; octaves are equally frequent. */
  readonly writing: readonly [number, number];
  /** Rendered crops that batches are drawn from at the same time. */
  readonly pool: number;
  /** Mean number of times that a crop is drawn before a new one takes its place. */
  readonly reuse: number;
  /** Number of crops with held-out writers, typefaces, layouts and grounds. */
  readonly heldOut: number;
};

/** Changes of a crop each time it is drawn. */
export type PageAugmentation = {
  /** Pixels that a rendered crop is larger than a training crop: each is a random part of it. */
  readonly margin: number;
  /** Share of the crops that are turned by 90, 180 or 270°. */
  readonly turn: number;
  /** Share of the crops that become a picture of one of their numbers, tightly cut. */
  readonly field: number;
  /** Share of the crops that become negatives. */
  readonly invert: number;
  /** ± darkness that is added. */
  readonly brightness: number;
  /** ± natural logarithm of the factor of the contrast. */
  readonly contrast: number;
  /** ± natural logarithm of the exponent of the darkness. */
  readonly gamma: number;
};

/** Weights of the parts of the loss, and of the classes in the first. */
export type PageLoss = {
  readonly classes: number;
  readonly centre: number;
  readonly geometry: number;
  readonly kinds: number;
  readonly classWeights: Readonly<Record<PageClass, number>>;
};

const weight = number({ above: 0 });
const spread = number({ from: 0, to: 1 });

const range: Check<readonly [number, number]> = (value, path) => {
  const [least, most, ...more] = list(number({ from: 4 }))(value, path);
  if (more.length > 0 || !(most > least)) throw new FieldError(path, value, 'a smaller and a larger height');
  return [least, most];
};

const classWeights = record(
  Object.fromEntries(PAGE_CLASSES.map((name) => [name, weight])) as Record<PageClass, Check<number>>,
);

export const pageRecipe: Check<PageRecipe> = record({
  ...head,
  ...hyperparameters,
  task: oneOf('page'),
  data: record({ writing: range, pool: size, reuse: number({ from: 1 }), heldOut: size }),
  crop: size,
  cropsPerEpoch: size,
  augmentation: record({
    margin: number({ from: 0, whole: true }),
    turn: share,
    field: share,
    invert: share,
    brightness: spread,
    contrast: spread,
    gamma: spread,
  }),
  loss: record({ classes: weight, centre: weight, geometry: weight, kinds: weight, classWeights }),
});
