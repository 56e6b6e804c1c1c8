import { type Answers, rowOf } from './answers.ts';

/** Lower bound of the probability: a right digit with probability 0 would cost infinitely much. */
const LEAST = 1e-15;

/**
 * [n], -ln of the probability of the right digit, nats: the negative log-likelihood (Good 1952).
 */
export function logLosses(answers: Answers): Float64Array {
  return Float64Array.from(
    answers.labels,
    (label, i) => -Math.log(Math.max(LEAST, rowOf(answers, i)[label])),
  );
}

/** [n], Σₖ (pₖ - yₖ)² over the ten digits, 0 to 2 (Brier 1950). */
export function brierScores(answers: Answers): Float64Array {
  return Float64Array.from(answers.labels, (label, i) =>
    rowOf(answers, i).reduce((sum, p, digit) => sum + (p - (digit === label ? 1 : 0)) ** 2, 0),
  );
}

/** Mean in which each value counts `weights[i]` times; 0 if there are none. */
export function mean(values: ArrayLike<number>, weights?: Float64Array): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const weight = weights ? weights[i] : 1;
    sum += weight * values[i];
    total += weight;
  }
  return total === 0 ? 0 : sum / total;
}
