/**
 * A labelled picture of one number, read with every confidence accepted. Readings that are refused
 * for another reason than their confidence do not count.
 */
export type JudgedPicture = {
  /** Confidence of the reading that is right; null if there is none. */
  readonly right: number | null;
  /** Highest confidence of a reading that is wrong; null if there is none. */
  readonly wrong: number | null;
};

/** Added to products that are whole numbers, such as 0.07 · 100, but are rounded to less. */
const ROUNDING = 1e-9;

/** The fewest pictures with which `maxError` can be promised: one error more among them is allowed. */
export function picturesNeeded(maxError: number): number {
  return Math.ceil(1 / maxError - ROUNDING) - 1;
}

/** The lowest `maxError` that can be promised with this many pictures. */
export function lowestPromise(pictures: number): number {
  return 1 / (pictures + 1);
}

/**
 * Chooses the lowest confidence at which a reading is accepted, by conformal risk control
 * (Angelopoulos, Bates, Fisch, Lei & Schuster 2022, arXiv:2208.02814, theorem 1). The loss of a
 * picture at a threshold t is 1 if a wrong reading of it is accepted: `wrong` ≥ t. It never rises
 * with t. The threshold is the lowest one with
 *
 * (n · R(t) + 1) / (n + 1) ≤ maxError, R(t) = mean loss of the n pictures.
 *
 * Then the expected loss of a new picture is at most `maxError`, if the new picture and these n are
 * exchangeable; the expectation is over all of them. No other assumption is made about the model.
 *
 * @returns 0 if every reading may be accepted; more than 1 if none may
 * @throws RangeError if there are fewer pictures than `picturesNeeded`
 */
export function controlRisk(pictures: readonly JudgedPicture[], maxError: number): number {
  const allowed = Math.floor(maxError * (pictures.length + 1) + ROUNDING) - 1;
  if (allowed < 0)
    throw new RangeError(`controlRisk: ${pictures.length} pictures, wanted ${picturesNeeded(maxError)}`);
  const wrong = pictures.flatMap((picture) => picture.wrong ?? []).sort((a, b) => b - a);
  return wrong.length <= allowed ? 0 : nextAbove(wrong[allowed]);
}

/** What becomes of the pictures if readings of at least this confidence are accepted. */
export function figuresAt(pictures: readonly JudgedPicture[], minimumConfidence: number) {
  const reaches = (confidence: number | null) => confidence !== null && confidence >= minimumConfidence;
  return {
    pictures: pictures.length,
    accepted: pictures.filter(({ right, wrong }) => reaches(right) || reaches(wrong)).length,
    acceptedWrong: pictures.filter(({ wrong }) => reaches(wrong)).length,
  };
}

/** The smallest double above a number that is not negative. */
function nextAbove(value: number): number {
  const double = new Float64Array([value]);
  new BigUint64Array(double.buffer)[0]++;
  return double[0];
}
