/**
 * Evidence of each pixel of a digit's 28×28 image for one digit and against another, or against all
 * others.
 *
 * Unit: log odds after the model's temperature, natural logarithm. Occlusion and integrated
 * gradients are in this unit. Grad-CAM is only proportional to it.
 */
export type EvidenceMap = {
  /** `values` is [side, side], row by row. */
  readonly side: number;
  /** > 0 is evidence for the digit, < 0 against it. */
  readonly values: Float32Array;
};

/** Sums all evidence. */
export function total({ values }: EvidenceMap): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
