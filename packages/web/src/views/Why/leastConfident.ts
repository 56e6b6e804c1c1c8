import type { Reading } from '@cifra/core/base/types.ts';
import type { DigitPlace } from '../../components/Sheet/digitAt.ts';

/** Returns the digit with the lowest confidence; null if there is none. */
export function leastConfident(readings: readonly Reading[]): DigitPlace | null {
  const digits = readings.flatMap(({ digits }, line) =>
    digits.map(({ digit, probabilities }, place) => ({ line, place, probability: probabilities[digit] })),
  );
  if (digits.length === 0) return null;
  const { line, place } = digits.reduce((a, b) => (b.probability < a.probability ? b : a));
  return { line, place };
}
