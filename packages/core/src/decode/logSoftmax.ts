/**
 * Computes ln softmax of each row, at a temperature (Guo et al. 2017).
 * @param logits [rows, classes]
 */
export function logSoftmax(logits: Float32Array, classes: number, temperature = 1): Float32Array {
  const out = new Float32Array(logits.length);
  for (let first = 0; first < logits.length; first += classes) {
    const end = first + classes;
    let most = Number.NEGATIVE_INFINITY;
    for (let k = first; k < end; k++) most = Math.max(most, logits[k]);
    let sum = 0;
    for (let k = first; k < end; k++) sum += Math.exp((logits[k] - most) / temperature);
    const whole = Math.log(sum);
    for (let k = first; k < end; k++) out[k] = (logits[k] - most) / temperature - whole;
  }
  return out;
}
