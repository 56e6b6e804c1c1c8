import type { Reading, ReadNumber } from '@cifra/core/base/types.ts';
import { OTHER, STRUCK_OUT } from '@cifra/core/model/symbols.ts';

/** Minimum probability of an alternative: a less probable one is doubt without use. */
const MINIMUM = 0.02;

/**
 * Returns the other numbers that a reading may be. Candidates with other ink, with a
 * struck-out digit or without digits are left out.
 */
export function othersThan(text: string, candidates: Reading['candidates']): readonly ReadNumber[] {
  return candidates.filter(
    (other) =>
      other.text !== text &&
      other.probability >= MINIMUM &&
      /\d/.test(other.text) &&
      ![OTHER, STRUCK_OUT].some((symbol) => other.text.includes(symbol)),
  );
}
