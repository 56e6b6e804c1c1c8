/**
 * Computes ln softmax of each row, at a temperature (Guo et al. 2017).
 * @param logits [rows, classes]
 */
export function logSoftmax(logits: Float32Array, classes: number, temperature = 1): Float32Array {
  const out = new Float32Array(logits.length);
  for (let first = 0; first < logits.length; first += classes) {
    const row = logits.subarray(first, first + classes);
    let most = Number.NEGATIVE_INFINITY;
    for (const logit of row) most = Math.max(most, logit);
    let sum = 0;
    for (const logit of row) sum += Math.exp((logit - most) / temperature);
    const whole = Math.log(sum);
    for (let k = 0; k < classes; k++) out[first + k] = (row[k] - most) / temperature - whole;
  }
  return out;
}
