/**
 * Computes probabilities from logits at a temperature: exp(z / T) over their sum (Guo et al. 2017,
 * "On calibration of modern neural networks"). A temperature above 1 lowers the confidence of an
 * overconfident model; the order never changes.
 */
export function softmax(logits: ArrayLike<number>, temperature = 1): number[] {
  const most = highest(logits);
  const shares = Array.from(logits, (logit) => Math.exp((logit - most) / temperature));
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / sum);
}

/**
 * Computes ln Σ exp(z / T), the evidence that the picture shows a digit at all. The softmax removes
 * this information. From Liu et al. 2020, "Energy-based out-of-distribution detection", with the
 * opposite sign, so that a larger value is more digit-like.
 */
export function energy(logits: ArrayLike<number>, temperature = 1): number {
  const most = highest(logits);
  let sum = 0;
  for (let i = 0; i < logits.length; i++) sum += Math.exp((logits[i] - most) / temperature);
  return most / temperature + Math.log(sum);
}

function highest(logits: ArrayLike<number>): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logits.length; i++) most = Math.max(most, logits[i]);
  return most;
}
