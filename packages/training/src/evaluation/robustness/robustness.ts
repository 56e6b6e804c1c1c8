import type { Corruption, Severity } from '../corruptions/kinds.ts';
import type { Measured, Share } from '../metrics/figure.ts';

/** Error under one corruption of MNIST-C. */
export type CorruptionError = {
  readonly kind: Corruption;
  /** The severity of the published data set. */
  readonly published: Severity;
  /** At severities 1 to 5. */
  readonly errors: readonly Share[];
};

/** Error as one property of the digits is changed step by step. */
export type SweepReport = {
  readonly name: string;
  readonly unit: string;
  readonly points: readonly { readonly at: number; readonly error: Share }[];
};

/** Error when ink is moved against the network, each pixel by at most `radius`, in [0, 1]. */
export type AttackPoint = { readonly radius: number; readonly fgsm: Share; readonly pgd: Share };

/** A change of the digits in training, by its name in the recipe, and how far or how often it went at most. */
export type LearnedChange = { readonly change: string; readonly most: number };

/** The corruptions that a network's augmentation resembles, and the changes that resemble them. */
export type LearnedChanges = {
  readonly resembled: readonly Corruption[];
  readonly changes: readonly LearnedChange[];
};

export type Robustness = {
  readonly corruptions: readonly CorruptionError[];
  /** Mean error of the 15 at the published severities. */
  readonly meanCorruptionError: Measured;
  /** The same as `meanCorruptionError` at each severity from 1 to 5. */
  readonly meanBySeverity: readonly Measured[];
  readonly sweeps: readonly SweepReport[];
  /** Empty where the bundle has no explaining graph to take the gradient from. */
  readonly attacks: readonly AttackPoint[];
  /** What the network saw of this in training; null if its recipe is unknown. */
  readonly training: LearnedChanges | null;
};
