/** Of the most confident `coverage` of all digits, the share `risk` is wrong. */
export type RiskCoveragePoint = {
  readonly coverage: number;
  readonly risk: number;
  /** The lowest accepted confidence. */
  readonly minimumProbability: number;
};

/**
 * Risk at every coverage (El-Yaniv & Wiener 2010), one point for each distinct confidence, most
 * confident first.
 *
 * @param confidence [n]
 * @param wrong [n], 1 if the digit was misread
 */
export function riskCoverageCurve(confidence: Float64Array, wrong: Uint8Array): RiskCoveragePoint[] {
  const n = confidence.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => confidence[b] - confidence[a]);
  const curve: RiskCoveragePoint[] = [];
  let mistakes = 0;
  for (const [rank, i] of order.entries()) {
    mistakes += wrong[i];
    if (rank + 1 < n && confidence[order[rank + 1]] === confidence[i]) continue;
    curve.push({
      coverage: (rank + 1) / n,
      risk: mistakes / (rank + 1),
      minimumProbability: confidence[i],
    });
  }
  return curve;
}

/**
 * Area under the curve (Geifman et al. 2019): the mean over k = 1 … n of the risk of the k most
 * confident. Digits of equal confidence have no order, so their mistakes are distributed evenly
 * among them. 0 is best. If all confidences are equal, the area is the error rate.
 */
export function areaUnderRiskCoverage(curve: readonly RiskCoveragePoint[], n: number): number {
  let area = 0;
  let [taken, mistakes] = [0, 0];
  for (const { coverage, risk } of curve) {
    const upTo = Math.round(coverage * n);
    const wrongThen = risk * upTo;
    for (let k = taken + 1; k <= upTo; k++) {
      area += (mistakes + ((wrongThen - mistakes) * (k - taken)) / (upTo - taken)) / k;
    }
    [taken, mistakes] = [upTo, wrongThen];
  }
  return n === 0 ? 0 : area / n;
}

/** Thins a curve to at most about `most` points for plotting, evenly spaced, keeping both ends. */
export function thinned<T>(points: readonly T[], most = 200): T[] {
  const step = Math.ceil(points.length / most);
  return points.filter((_, i) => i % step === 0 || i === points.length - 1);
}
