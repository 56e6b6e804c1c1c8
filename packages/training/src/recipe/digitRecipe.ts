import { type Check, list, number, oneOf, optional, record, text } from '@cifra/core/json/check.ts';
import type { Augmentation } from '../augment/augment.ts';
import { augmentation } from './augmentation.ts';
import { type Head, type Hyperparameters, head, hyperparameters } from './hyperparameters.ts';
import { share, size } from './limits.ts';
import { type StrokeData, strokeData } from './strokeData.ts';

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
     * Also learns from the probabilities of other bundles (Hinton et al. 2015); several teachers
     * are averaged by their logits. `weight` is the teachers' share of the loss. With `variants`,
     * every digit has this many fixed distortions, one per epoch, then again from the first. The
     * teachers, which cost more than the student, then score each distortion only once.
     */
    readonly distillation?: {
      /**
       * Folders of the teachers, relative to the folder of released models; a released model is
       * given by its name.
       */
      readonly teachers: readonly string[];
      readonly weight: number;
      readonly temperature: number;
      readonly variants?: number;
    };
  };

export type RecipeData = {
  /** `mnist`, `usps`, `synthetic`, or a folder with a subfolder of pictures for each digit. */
  readonly train: string;
  /**
   * Uses only this many digits: the number of synthetic digits, or a random subset of a data set.
   */
  readonly samples?: number;
  /**
   * Number of negatives to learn from. Their target is the same probability for each of the ten
   * digits.
   */
  readonly nonDigits?: number;
  /** Pen strokes of UNIPEN and pendigits, drawn again in every epoch. */
  readonly strokes?: StrokeData;
  /** Held-out share of the digits, split by writer if writers are known. */
  readonly validation: { readonly share: number; readonly seed: number };
};

export const digitRecipe: Check<DigitRecipe> = record({
  ...head,
  ...hyperparameters,
  task: optional(oneOf('digit')),
  data: record({
    train: text(),
    samples: optional(size),
    nonDigits: optional(number({ from: 0, whole: true })),
    strokes: optional(strokeData),
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
