/** Digits of like confidence: what was claimed and what was found. */
export type ReliabilityBin = {
  readonly n: number;
  /** Mean of the claimed probabilities. */
  readonly confidence: number;
  /** Share that was right. */
  readonly accuracy: number;
};

/**
 * Bins of equal mass, ascending confidence: bin i holds the digits ⌊i n / bins⌋ … ⌊(i+1) n / bins⌋ by rank. Bins of equal width
 * would put nearly all digits of a good reader in the last one, and the error of the rest would be noise (Nixon et al. 2019).
 *
 * @param confidence [n], the probability of the digit that was read
 * @param wrong [n], 1 where it was misread
 */
export function reliability(confidence: Float64Array, wrong: Uint8Array, bins = 15): ReliabilityBin[] {
  const n = confidence.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => confidence[a] - confidence[b]);
  return Array.from({ length: bins }, (_, bin) => {
    const members = order.slice(Math.floor((bin * n) / bins), Math.floor(((bin + 1) * n) / bins));
    const total = (value: (i: number) => number) => members.reduce((sum, i) => sum + value(i), 0);
    const count = members.length;
    return {
      n: count,
      confidence: total((i) => confidence[i]) / count,
      accuracy: 1 - total((i) => wrong[i]) / count,
    };
  }).filter((bin) => bin.n > 0);
}

/**
 * Expected calibration error (Naeini et al. 2015): Σ (n_b / n) |accuracy_b - confidence_b|, in [0, 1].
 * @example expectedCalibrationError([{ n: 4, confidence: 0.9, accuracy: 0.75 }]) // 0.15
 */
export function expectedCalibrationError(bins: readonly ReliabilityBin[]): number {
  const total = bins.reduce((sum, { n }) => sum + n, 0);
  const gap = bins.reduce((sum, { n, accuracy, confidence }) => sum + n * Math.abs(accuracy - confidence), 0);
  return total === 0 ? 0 : gap / total;
}
