const CLASSES = 10;

/**
 * Returns the weights of the ten logits in the score that is explained: 1 for `digit` and −1 for
 * `against`. Without `against`, each of the others weighs −1/9, so that ink common to all digits
 * counts for none.
 *
 * @throws RangeError unless they are two different digits
 */
export function direction(digit: number, against?: number): Float32Array {
  checkDigit('digit', digit);
  if (against === undefined) {
    return Float32Array.from({ length: CLASSES }, (_, k) => (k === digit ? 1 : -1 / (CLASSES - 1)));
  }
  checkDigit('against', against);
  if (against === digit)
    throw new RangeError(`explain: digit and against are both ${digit}, wanted two digits`);
  return Float32Array.from({ length: CLASSES }, (_, k) => Number(k === digit) - Number(k === against));
}

/**
 * Returns the score of one row of ten logits: between two digits, the log of the ratio of their
 * probabilities.
 */
export function scoreOf(logits: ArrayLike<number>, weights: Float32Array, temperature: number): number {
  let score = 0;
  for (let k = 0; k < CLASSES; k++) score += (logits[k] * weights[k]) / temperature;
  return score;
}

function checkDigit(name: string, digit: number): void {
  if (!(Number.isInteger(digit) && digit >= 0 && digit < CLASSES))
    throw new RangeError(`explain: ${name} is ${digit}, wanted a whole number from 0 to 9`);
}
