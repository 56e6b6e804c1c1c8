import { bootstrapIntervals } from '../../statistics/bootstrap.ts';
import type { Chance } from './fairness.ts';
import { type Measured, type Share, shareOf } from './figure.ts';
import { mean } from './scoringRules.ts';

/** Error on training digits against error on held-out digits. */
export type Overfitting = {
  readonly training?: Share;
  readonly validation?: Share;
  /** Validation error minus training error, as shares. */
  readonly gap?: Measured;
  /** Why there is no gap. */
  readonly unavailable?: GapUnavailable;
  /**
   * Curves of the run that made the model, if its folder is available; one point per validation.
   */
  readonly curves?: readonly CurvePoint[];
};

/**
 * The model was trained on unpublished data, or the published data are missing; `message` says what
 * to do.
 */
export type GapUnavailable =
  | { readonly reason: 'unpublished' }
  | { readonly reason: 'missing'; readonly message: string };

export type CurvePoint = {
  readonly epoch: number;
  /** Mean loss of the steps, on augmented digits. */
  readonly trainingLoss: number;
  readonly validationLoss: number;
  readonly validationError: number;
  /** On unchanged training digits, if the run measured it. */
  readonly trainingError?: number;
};

/** Digits that were read. */
export type Seen = {
  /** [n], 1 if misread. */
  readonly wrong: Uint8Array;
  /** [n], -1 = unknown. */
  readonly writers?: Int32Array | undefined;
};

/** The gap; its interval comes from resampling writers (or digits) on either side. */
export function gapOf(
  training: Seen,
  validation: Seen,
  chance: Chance,
): Required<Pick<Overfitting, 'training' | 'validation' | 'gap'>> {
  const [seen, held] = [training.wrong.length, validation.wrong.length];
  const wrong = Uint8Array.of(...training.wrong, ...validation.wrong);
  const strata = wrong.map((_, i) => (i < seen ? 0 : 1));
  const known = training.writers && validation.writers;
  const groups = known && Int32Array.of(...training.writers, ...validation.writers);
  const [interval95] = bootstrapIntervals({ n: seen + held, groups, strata, ...chance }, (weights) => [
    mean(validation.wrong, weights.subarray(seen)) - mean(training.wrong, weights.subarray(0, seen)),
  ]);
  const shares = [training, validation].map(({ wrong: each }) =>
    shareOf(
      each.reduce((sum, one) => sum + one, 0),
      each.length,
    ),
  );
  const value = shares[1].value - shares[0].value;
  const method = groups ? 'bootstrap by writer' : 'bootstrap by digit';
  const gap: Measured = { value, interval95, method };
  return { training: shares[0], validation: shares[1], gap };
}
