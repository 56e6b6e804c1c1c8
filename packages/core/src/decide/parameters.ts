import type { RefusalThresholds } from '../model/manifest.ts';

/** Settings of the decision about one digit; all are probabilities in [0, 1]. */
export type DecideParameters = {
  /** Thresholds of a model whose manifest has none. */
  readonly refusal: RefusalThresholds;
  /**
   * If the two most probable digits together have at least this probability, the digit is
   * ambiguous. With less, the ink is not a digit.
   */
  readonly twoDigits: number;
  /** Coverage of the conformal set that becomes `plausible`; one of those in the manifest. */
  readonly coverage: number;
};

/**
 * Chosen by hand. Without a manifest's thresholds, only readings more likely wrong than right are
 * refused.
 */
export const DECIDE_PARAMETERS: DecideParameters = {
  refusal: { minimumProbability: 0.5, minimumEnergy: Number.NEGATIVE_INFINITY },
  twoDigits: 0.8,
  coverage: 0.99,
};
