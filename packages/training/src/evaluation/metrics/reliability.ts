import { createRandom } from '@cifra/core/random/random.ts';
import { type Interval, percentiles } from '../../statistics/bootstrap.ts';

const BINS = 15;

/** Digits of similar confidence: predicted probability and observed accuracy. */
export type ReliabilityBin = {
  readonly n: number;
  /** Mean of the predicted probabilities. */
  readonly confidence: number;
  /** Share that was right. */
  readonly accuracy: number;
};

/**
 * Bins of equal mass, ascending confidence: bin i holds the digits ⌊i n / bins⌋ … ⌊(i+1) n / bins⌋
 * by rank. With bins of equal width, nearly all digits of a good reader would be in the last bin,
 * and the errors of the other bins would be noise (Nixon et al. 2019).
 *
 * @param confidence [n], the probability of the predicted digit
 * @param wrong [n], 1 if it was misread
 */
export function reliability(confidence: Float64Array, wrong: Uint8Array, bins = BINS): ReliabilityBin[] {
  return binsOf(confidence, bins).map((members) => {
    const total = (value: (i: number) => number) => members.reduce((sum, i) => sum + value(i), 0);
    const n = members.length;
    return { n, confidence: total((i) => confidence[i]) / n, accuracy: 1 - total((i) => wrong[i]) / n };
  });
}

/** The digits of each non-empty bin. */
function binsOf(confidence: Float64Array, bins: number): number[][] {
  const n = confidence.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => confidence[a] - confidence[b]);
  return Array.from({ length: bins }, (_, bin) =>
    order.slice(Math.floor((bin * n) / bins), Math.floor(((bin + 1) * n) / bins)),
  ).filter(({ length }) => length > 0);
}

/**
 * Expected calibration error (Naeini et al. 2015): Σ (n_b / n) |accuracy_b - confidence_b|, in [0,
 * 1].
 * @example expectedCalibrationError([{ n: 4, confidence: 0.9, accuracy: 0.75 }]) // 0.15
 */
export function expectedCalibrationError(bins: readonly ReliabilityBin[]): number {
  const total = bins.reduce((sum, { n }) => sum + n, 0);
  const gap = bins.reduce((sum, { n, accuracy, confidence }) => sum + n * Math.abs(accuracy - confidence), 0);
  return total === 0 ? 0 : gap / total;
}

/**
 * Range of the expected calibration error if the probabilities are exact: 95 % of random samples in
 * which each digit is right with its predicted probability are in it (consistency resampling,
 * Bröcker & Smith 2007). An error above this range is more than chance. Resampling the digits
 * instead would only add noise, because the error of a sample is never 0 and is not normally
 * distributed around the true error.
 *
 * @param confidence [n]
 */
export function errorIfExact(
  confidence: Float64Array,
  { resamples, seed }: { readonly resamples: number; readonly seed: number },
): Interval {
  const random = createRandom(seed).split('calibration');
  const bins = binsOf(confidence, BINS);
  const draws = Float64Array.from({ length: resamples }, () => {
    let gap = 0;
    for (const members of bins) {
      let over = 0;
      for (const i of members) over += confidence[i] - (random.next() < confidence[i] ? 1 : 0);
      gap += Math.abs(over);
    }
    return confidence.length === 0 ? 0 : gap / confidence.length;
  });
  return percentiles(draws.sort());
}
