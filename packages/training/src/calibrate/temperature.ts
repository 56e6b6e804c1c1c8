import { energy } from '@cifra/core/decide/softmax.ts';

const CLASSES = 10;

/**
 * Fits the temperature at which held-out digits are most likely (Guo et al. 2017): probabilities
 * are softmax(logits / T). The mean negative log-likelihood has one minimum along log T;
 * golden-section search finds it to a thousandth.
 *
 * @param logits [n, 10]
 */
export function fitTemperature(logits: Float32Array, labels: Uint8Array): number {
  const nllAt = (logT: number) => meanNll(logits, labels, Math.exp(logT));
  return Number(Math.exp(minimise(nllAt, Math.log(0.1), Math.log(10), 1e-3)).toPrecision(4));
}

/** Mean negative log-likelihood, in nats. */
export function meanNll(logits: Float32Array, labels: Uint8Array, temperature: number): number {
  let sum = 0;
  for (const [i, label] of labels.entries()) {
    sum += negativeLogLikelihood(logits.subarray(i * CLASSES, (i + 1) * CLASSES), label, temperature);
  }
  return sum / labels.length;
}

/** -log softmax(row / temperature)[label], in nats. */
export function negativeLogLikelihood(row: Float32Array, label: number, temperature = 1): number {
  return energy(row, temperature) - row[label] / temperature;
}

/** Golden-section search for the minimum of a unimodal function (Kiefer 1953). */
export function minimise(f: (x: number) => number, low: number, high: number, tolerance: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  let [c, d] = [b - ratio * (b - a), a + ratio * (b - a)];
  let [fc, fd] = [f(c), f(d)];
  while (b - a > tolerance) {
    if (fc < fd) {
      [b, d, fd] = [d, c, fc];
      c = b - ratio * (b - a);
      fc = f(c);
    } else {
      [a, c, fc] = [c, d, fd];
      d = a + ratio * (b - a);
      fd = f(d);
    }
  }
  return (a + b) / 2;
}
