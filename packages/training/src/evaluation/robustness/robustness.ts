import type { Corruption, Severity } from '../corruptions/kinds.ts';
import type { Measured, Share } from '../metrics/figure.ts';
import type { SweepName } from './sweeps.ts';

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
  readonly name: SweepName;
  readonly points: readonly { readonly at: number; readonly error: Share }[];
};

/** Error if ink is changed adversarially, each pixel by at most `radius`, in [0, 1]. */
export type AttackPoint = { readonly radius: number; readonly fgsm: Share; readonly pgd: Share };

/** An augmentation by its name in the recipe, with its maximum strength or probability. */
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
  /** Empty if the bundle has no explaining graph for computing gradients. */
  readonly attacks: readonly AttackPoint[];
  /** Similar changes in the network's training; null if its recipe is unknown. */
  readonly training: LearnedChanges | null;
};
