import { bootstrapIntervals } from './bootstrap.ts';
import type { Chance } from './fairness.ts';
import { type Measured, type Share, shareOf } from './figure.ts';
import { mean } from './scoringRules.ts';
import { points } from './signed.ts';

/** Error on digits that a model learned from against digits that were held out. */
export type Overfitting = {
  readonly training?: Share;
  readonly validation?: Share;
  /** Validation less training, as shares. */
  readonly gap?: Measured;
  readonly sentence: string;
  /** Of the run that made the model, where its folder is at hand; one point a validation. */
  readonly curves?: readonly CurvePoint[];
};

export type CurvePoint = {
  readonly epoch: number;
  /** Mean loss of the steps, on changed digits. */
  readonly trainingLoss: number;
  readonly validationLoss: number;
  readonly validationError: number;
  /** On unchanged training digits, where the run looked. */
  readonly trainingError?: number;
};

/** Digits that were read. */
export type Seen = {
  /** [n], 1 where misread. */
  readonly wrong: Uint8Array;
  /** [n], -1 = unknown. */
  readonly writers?: Int32Array | undefined;
};

/** The gap, its interval by drawing writers (or digits) of either side again. */
export function gapOf(
  training: Seen,
  validation: Seen,
  chance: Chance,
): Required<Pick<Overfitting, 'training' | 'validation' | 'gap' | 'sentence'>> {
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
  return { training: shares[0], validation: shares[1], gap, sentence: gapInWords(shares[0], shares[1], gap) };
}

function gapInWords(
  training: Share,
  validation: Share,
  { value, interval95: [low, high] }: Measured,
): string {
  const rates =
    `Of ${validation.n} digits held out of training ${points(validation.value)} % are misread, of ${training.n} that the network ` +
    `learned from ${points(training.value)} %`;
  const range = `95 %: ${points(low)} to ${points(high)}`;
  if (low <= 0) return `${rates}: the gap of ${points(value)} points can be chance (${range}).`;
  return `${rates}: a gap of ${points(value)} points (${range}), which is how far it learned digits by heart.`;
}
